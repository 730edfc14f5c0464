import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactElement } from 'react';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import { useNavigation } from '../../../app-state/navigation';
import { useAnnounce } from '../../../components/announcer';
import { MissingNote } from '../../../components/missing-note';
import { Outcome } from '../../../components/write-steps/outcome';
import { ProblemList } from '../../../components/write-steps/problem-list';
import { ProductionStep } from '../../../components/write-steps/production-step';
import { nameSiteAndEnvironment, WriteButton } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { AlikeDialog } from './alike-dialog';
import { judgeTriage, namesOf } from './judge-triage';
import { RowHead } from './row-head';
import { leave, listChoosable, listMoved, shownOf, toWrite } from './triage-choice';
import { TriageFields } from './triage-fields';
import { readTriageKey, type TriageAction } from './triage-keys';
import { useChoices } from './use-choices';
import { useTriageWriter } from './use-triage-writer';

interface Props {
  site: SiteView;
  scan: Scan;
  fresh: FreshScanRow;
  hasKeys: boolean;
  onMove(by: 1 | -1): void;
  onClose(): void;
  /** A write is through: the row is read again and kept with its entry. */
  onWritten(entryId: string): Promise<void>;
}

/** One mismatch: both sides, what becomes of each field, and the button that writes it. */
export function TriageRow(props: Props): ReactElement {
  const { site, scan, fresh, hasKeys, onMove, onClose, onWritten } = props;
  const t = useText();
  const announce = useAnnounce();
  const { open } = useNavigation();
  const writer = useTriageWriter(site);
  const chosen = useChoices();
  const fields = listChoosable(fresh.now);
  const [at, setAt] = useState(0);
  const field = fields[Math.min(at, fields.length - 1)];
  const [typing, setTyping] = useState<string | null>(null);
  const [isConfirming, setConfirming] = useState(false);
  const [alike, setAlike] = useState<string | null>(null);
  const [attempts, setAttempts] = useState(0);
  const write = useMemo(
    () => toWrite(fresh, scan.erpConnectionId, chosen.choices),
    [fresh, scan.erpConnectionId, chosen.choices],
  );
  const judged = useMemo(() => (write ? judgeTriage(fresh, scan, write, t) : null), [fresh, scan, write, t]);
  const moved = useMemo(() => listMoved(fresh), [fresh]);
  const isSending = writer.situation.kind === 'sending';
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);

  const send = async (isConfirmed: boolean) => {
    setConfirming(false);
    if (!write || writer.submitter.isBusy()) return;
    const after = await writer.send(write, namesOf(fresh, scan), isConfirmed);
    if (after.kind !== 'done') return;
    chosen.clear();
    await onWritten(after.entry.id).catch(() => undefined);
    if (after.entry.state !== 'Verified') return;
    announce(t('mismatches.triage.done'));
    onMove(1);
  };
  const submit = () => {
    if (!write) return announce(t('mismatches.triage.nothing'));
    if (judged?.isBlocked) return setAttempts((before) => before + 1);
    if (site.environment === 'production') setConfirming(true);
    else void send(false);
  };
  const openRecord = () => {
    const { record } = fresh.now;
    if (!record) return;
    const { crmActorType, crmRecordId } = record;
    open('record', {
      record: { crmActorType, crmRecordId },
      siteId: site.id,
      erpConnectionId: scan.erpConnectionId,
    });
  };
  const acts: Record<TriageAction, () => void> = {
    next: () => onMove(1),
    previous: () => onMove(-1),
    down: () => setAt(Math.min(at + 1, Math.max(0, fields.length - 1))),
    up: () => setAt(Math.max(0, at - 1)),
    crm: () => field && chosen.choose(field.crmFieldKey, { kind: 'crm' }),
    erp: () => field && chosen.choose(field.crmFieldKey, { kind: 'erp' }),
    leave: () => field && chosen.choose(field.crmFieldKey, leave),
    type: () => field && setTyping(field.crmFieldKey),
    submit,
    undo: () => announce(t(chosen.undo() ? 'mismatches.triage.undone' : 'mismatches.triage.nothingToUndo')),
    alike: () => field && setAlike(field.crmFieldKey),
    record: openRecord,
    close: onClose,
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!hasKeys || isConfirming || alike !== null || isSending || event.defaultPrevented) return;
    const action = readTriageKey(event);
    if (!action) return;
    event.preventDefault();
    acts[action]();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  const where = nameSiteAndEnvironment(site, t);
  const label = t('mismatches.triage.submit', { count: write?.values.length ?? 0, site: where });
  const alikeField = fields.find(({ crmFieldKey }) => crmFieldKey === alike);
  return (
    <Box ref={top} tabIndex={-1} data-pane sx={{ display: 'grid', gap: 1.5, outline: 0 }}>
      <RowHead fresh={fresh} />
      {moved.length > 0 && (
        <Alert severity="warning">{t('mismatches.triage.changedSince', { fields: moved.join(', ') })}</Alert>
      )}
      {fresh.missing.length > 0 && (
        <MissingNote
          what={t('link.missing.some')}
          missing={fresh.missing}
          onRetry={() => void onWritten('')}
        />
      )}
      <TriageFields
        row={fresh.now}
        fields={fields}
        current={field?.crmFieldKey ?? null}
        choices={chosen.choices}
        typing={typing}
        onCurrent={(key) => setAt(fields.findIndex(({ crmFieldKey }) => crmFieldKey === key))}
        onChoose={chosen.choose}
        onTyping={setTyping}
      />
      <Outcome
        situation={writer.situation}
        siteName={site.name}
        getShown={() => shownOf(fresh)}
        onDismiss={writer.submitter.dismiss}
        onReadAgain={writer.submitter.dismiss}
      />
      {judged && <ProblemList problems={judged.problems} attempts={attempts} onJump={() => undefined} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Typography id="triage-effect" sx={{ flex: '1 1 280px' }}>
          {judged?.effect ?? t('mismatches.triage.nothing')}
        </Typography>
        <Button variant="text" onClick={openRecord}>
          {t('mismatches.triage.openRecord')}
        </Button>
        <WriteButton
          site={site}
          label={label}
          isSending={isSending}
          describedBy="triage-effect"
          onPress={submit}
        />
      </Box>
      {isConfirming && judged && (
        <ProductionStep
          site={site}
          title={t('mismatches.triage.question')}
          confirmLabel={label}
          effect={judged.effect}
          identity={null}
          onConfirm={() => void send(true)}
          onCancel={() => setConfirming(false)}
        />
      )}
      {alikeField && (
        <AlikeDialog
          site={site}
          scan={scan}
          row={fresh.now.row}
          field={alikeField}
          choice={chosen.choices.get(alikeField.crmFieldKey) ?? leave}
          onClose={() => setAlike(null)}
        />
      )}
    </Box>
  );
}
