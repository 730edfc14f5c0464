import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import { valueOf } from '../../../../shared/record/record-state';
import type { ActorRef } from '../../../../shared/write/write';
import { nameActor } from '../../../components/actor-names';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { namesOf, useRecord } from '../record-context';
import { judgePrepared } from '../write/judge-prepared';
import { useUnsentForm } from '../unsent';
import { stateOfRecord } from '../write/state-of-record';
import { WritePanel } from '../write/write-panel';
import { ActionHead } from './action-head';
import { ActorPicker, type ChosenActor } from './actor-picker';
import { RelinkValues } from './relink-values';

interface Props {
  connection: RecordInConnection;
  from: ActorRef;
  /** Null = nobody has chosen it yet. */
  to: ActorRef | null;
  onClose(): void;
}

/** Moves the link to another ERP actor, as one reviewed step: old, new, the values of both, and what is written. */
export function RelinkAction({ connection, from, to: begin, onClose }: Props): ReactElement {
  const t = useText();
  const { site, opened, name } = useRecord();
  const { erpConnectionId } = connection;
  const [chosen, setChosen] = useState<ChosenActor>({
    erpActorType: (begin ?? from).erpActorType,
    erpKey: begin?.erpKey ?? '',
    name: '',
  });
  const { erpActorType, erpKey } = chosen;
  useUnsentForm('record-form', () => erpKey !== (begin?.erpKey ?? ''));
  const to = erpActorType !== null && erpKey !== '' ? { erpConnectionId, erpActorType, erpKey } : null;
  const nothing = {
    write: null,
    state: stateOfRecord(opened, connection),
    names: namesOf({ opened }, connection),
    isActive: connection.isActive,
  };
  return (
    <>
      <ActionHead title={t('record.relink.title')}>{t('record.relink.explain')}</ActionHead>
      <Line label={t(valueOf(connection.linked) === false ? 'record.relink.fromGone' : 'record.relink.from')}>
        {nameActor(from, t)}
      </Line>
      <Line label={t('record.relink.to')}>{to === null ? '…' : nameActor(to, t)}</Line>
      <ActorPicker erpConnectionId={erpConnectionId} chosen={chosen} onChoose={setChosen} />
      {to === null ? (
        <WritePanel
          prepared={nothing}
          judged={judgePrepared(nothing, t)}
          label={t('record.button.relink', { record: name, site: nameSiteAndEnvironment(site, t) })}
          question={t('record.question.relink')}
          hint={t('record.do.chooseActor')}
          onCancel={onClose}
        />
      ) : (
        <RelinkValues
          key={JSON.stringify(to)}
          connection={connection}
          from={from}
          to={to}
          actorName={chosen.name}
          onClose={onClose}
        />
      )}
    </>
  );
}

function Line({ label, children }: { label: string; children: string }): ReactElement {
  return (
    <Box sx={{ display: 'flex', columnGap: 1, flexWrap: 'wrap' }}>
      <Typography sx={{ color: 'text.secondary', minWidth: 140 }}>{label}</Typography>
      <Typography sx={{ fontWeight: 600, color: 'erp.main', overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  );
}
