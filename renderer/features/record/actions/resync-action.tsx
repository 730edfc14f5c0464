import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId, useMemo, useState, type ReactElement } from 'react';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import type { ActorRef, WriteOf } from '../../../../shared/write/write';
import { nameActor } from '../../../components/actor-names';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { namesOf, useRecord } from '../record-context';
import { judgePrepared, type Prepared } from '../write/judge-prepared';
import { stateOfRecord } from '../write/state-of-record';
import { WritePanel } from '../write/write-panel';
import { ActionHead } from './action-head';

type Blanks = WriteOf<'resync'>['blanks'];

interface Props {
  connection: RecordInConnection;
  actor: ActorRef;
  onClose(): void;
}

/** Has the site carry the ERP's values out by its own mapping; empty ones overwrite nothing unless somebody wants it. */
export function ResyncAction({ connection, actor, onClose }: Props): ReactElement {
  const t = useText();
  const labelId = useId();
  const { site, opened, ref, name } = useRecord();
  const [blanks, setBlanks] = useState<Blanks>('keep');
  const prepared = useMemo<Prepared>(
    () => ({
      write: { kind: 'resync', record: ref, actor, blanks },
      state: stateOfRecord(opened, connection),
      names: namesOf({ opened }, connection),
      isActive: connection.isActive,
    }),
    [opened, ref, connection, actor, blanks],
  );
  return (
    <>
      <ActionHead title={t('record.resync.title')}>
        {t('record.resync.explain', {
          actor: nameActor(actor, t),
          record: name,
          connection: connection.connectionName,
        })}{' '}
        {t('record.resync.notVerified')}
      </ActionHead>
      <Box sx={{ my: 1 }}>
        <FormLabel id={labelId}>{t('record.resync.blanks')}</FormLabel>
        <RadioGroup
          aria-labelledby={labelId}
          value={blanks}
          onChange={(_event, value) => setBlanks(value === 'overwrite' ? 'overwrite' : 'keep')}
        >
          <FormControlLabel value="keep" control={<Radio size="small" />} label={t('record.resync.keep')} />
          <FormControlLabel
            value="overwrite"
            control={<Radio size="small" />}
            label={t('record.resync.overwrite')}
          />
        </RadioGroup>
      </Box>
      <WritePanel
        prepared={prepared}
        judged={judgePrepared(prepared, t)}
        label={t('record.button.resync', { record: name, site: nameSiteAndEnvironment(site, t) })}
        question={t('record.question.resync')}
        isAsked
        hint=""
        onCancel={onClose}
      />
    </>
  );
}
