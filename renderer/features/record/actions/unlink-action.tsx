import { useMemo, useState, type ReactElement } from 'react';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import { valueOf } from '../../../../shared/record/record-state';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import type { Text } from '../../../../shared/text/text';
import { useText } from '../../../text';
import { isGone, namesOf, useRecord } from '../record-context';
import { judgePrepared, type Prepared } from '../write/judge-prepared';
import { stateOfRecord } from '../write/state-of-record';
import { WritePanel } from '../write/write-panel';
import { ActionHead } from './action-head';

interface Props {
  connection: RecordInConnection;
  onClose(): void;
}

/** Breaks the link; the values stay on both sides. */
export function UnlinkAction({ connection, onClose }: Props): ReactElement {
  const t = useText();
  const { site, opened, ref, name } = useRecord();
  const erpKey = valueOf(connection.erpKey) || null;
  const isLinked = valueOf(connection.linked);
  // Somebody else may break the link meanwhile: then nothing else on the screen knows its key.
  const [keyBefore] = useState(erpKey);
  const prepared = useMemo<Prepared>(
    () => ({
      write: {
        kind: 'unlink',
        record: ref,
        erpConnectionId: connection.erpConnectionId,
        expectedKey: erpKey,
      },
      state: stateOfRecord(opened, connection),
      names: namesOf({ opened }, connection),
      isActive: connection.isActive,
    }),
    [opened, ref, connection, erpKey],
  );
  return (
    <>
      <ActionHead title={t('record.unlink.title')}>
        {isLinked === false ? tellBroken(keyBefore, t) : tellBreaking(erpKey, t)}{' '}
        {isLinked !== false &&
          (isGone(opened)
            ? t('record.unlink.goneOpen')
            : connection.isActive === false && t('record.unlink.inactiveOpen'))}
      </ActionHead>
      <WritePanel
        prepared={prepared}
        judged={judgePrepared(prepared, t)}
        label={t('record.button.unlink', { record: name, site: nameSiteAndEnvironment(site, t) })}
        question={t('record.question.unlink')}
        isAsked
        hint=""
        onCancel={onClose}
      />
    </>
  );
}

function tellBreaking(erpKey: string | null, t: Text): string {
  const key = erpKey === null ? t('record.unlink.keyNotKnown') : t('record.unlink.keyKept', { erpKey });
  return `${t('record.unlink.explain')} ${key}`;
}

function tellBroken(keyBefore: string | null, t: Text): string {
  return keyBefore === null ? '' : t('record.unlink.keyBefore', { erpKey: keyBefore });
}
