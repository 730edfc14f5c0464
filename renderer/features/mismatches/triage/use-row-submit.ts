import { useState } from 'react';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import { useAnnounce } from '../../../components/announcer';
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
  /** The link leads to another actor than it did: that is looked at once more, whatever is written. */
  isMoved: boolean;
}

/** From a press to what is sent: what keeps it back, and what is looked at once more before. */
export function useRowSubmit({ site, scan, fresh, chosen, writes, isMoved }: Options) {
  const t = useText();
  const announce = useAnnounce();
  /** What is looked at once more; 'values' = what was chosen. */
  const [asked, setAsked] = useState<RowStep | 'values' | null>(null);
  const [attempts, setAttempts] = useState(0);
  const isSeen = useSeen();
  const { submitter } = writes.writer;
  const effectOf = ({ remedy }: RowStep) => (remedy ? judgeTriage(fresh, scan, remedy.write, t).effect : '');
  return {
    /** What the second look shows; null = nothing is asked. */
    secondLook:
      asked === null
        ? null
        : asked === 'values'
          ? { step: null, effect: chosen.effect, told: chosen.told }
          : { step: asked, effect: effectOf(asked), told: [] },
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
      if (site.environment === 'production' || chosen.isClearing || isMoved) setAsked('values');
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
