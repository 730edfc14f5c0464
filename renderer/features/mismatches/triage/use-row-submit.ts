import { useState } from 'react';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import { useAnnounce } from '../../../components/announcer';
import type { Problem } from '../../../components/write-steps/problem-list';
import { useText } from '../../../text';
import { judgeTriage } from './judge-triage';
import type { RowStep } from './row-steps';
import type { ChosenWrite } from './use-chosen-write';
import type { RowWrites } from './use-row-writes';
import { useSeen } from './use-seen';

interface Options {
  site: SiteView;
  scan: Scan;
  fresh: FreshScanRow;
  chosen: ChosenWrite;
  writes: RowWrites;
  /** That the link leads to another actor than it did: looked at once more, whatever is written; null = it does not. */
  moved: string | null;
}

/** From a press to what is sent: what keeps it back, and what is looked at once more before. */
export function useRowSubmit({ site, scan, fresh, chosen, writes, moved }: Options) {
  const t = useText();
  const announce = useAnnounce();
  /** What is looked at once more; 'values' = what was chosen. */
  const [asked, setAsked] = useState<RowStep | 'values' | null>(null);
  const [attempts, setAttempts] = useState(0);
  const isSeen = useSeen();
  const { submitter } = writes.writer;
  const lookAtValues = () => ({
    step: null,
    effect: chosen.effect,
    told: chosen.told,
    identity: tellIdentity(moved, chosen.problems),
  });
  const lookAtStep = (step: RowStep) => {
    const judged = step.remedy ? judgeTriage(fresh, scan, step.remedy.write, t) : null;
    const identity = tellIdentity(moved, judged?.problems ?? []);
    return { step, effect: judged?.effect ?? '', told: [], identity };
  };
  return {
    /** What the second look shows; null = nothing is asked. */
    secondLook: asked === null ? null : asked === 'values' ? lookAtValues() : lookAtStep(asked),
    /** How often somebody pressed while something blocked. */
    attempts,
    noteKey: isSeen.note,
    submit: (isByKey: boolean) => {
      // Pressed for the row before this one, whose place this one took under the finger.
      if (isByKey && !isSeen()) return announce(t('mismatches.triage.notSeen'));
      if (isByKey && submitter.hasJustEnded()) return announce(t('link.submit.justEnded'));
      if (!chosen.write) return announce(t('mismatches.triage.nothing'));
      if (chosen.problems.some(({ isBlocking }) => isBlocking)) {
        announce(chosen.foot);
        return setAttempts((before) => before + 1);
      }
      const isDoubted = writes.isChangedUnseen || tellIdentity(moved, chosen.problems) !== null;
      if (site.environment === 'production' || chosen.isClearing || isDoubted) setAsked('values');
      else void writes.send(chosen.write, false);
    },
    doStep: (step: RowStep) => {
      if (step.id === 'check') void writes.check();
      else if (step.id === 'anyway') void writes.sendAnyway(step);
      else setAsked(step);
    },
    confirm: () => {
      const write = asked === 'values' ? chosen.write : asked?.remedy?.write;
      setAsked(null);
      if (write) void writes.send(write, site.environment === 'production');
    },
    cancel: () => setAsked(null),
  };
}

/** Why the two ends may not be one, or not those that were meant; null where nothing says so. */
function tellIdentity(moved: string | null, problems: readonly Problem[]): string | null {
  const twins = problems.find(({ isIdentity }) => isIdentity)?.sentence ?? null;
  const told = [moved, twins].filter((sentence) => sentence !== null);
  return told.length === 0 ? null : told.join(' ');
}
