import { useMemo, useState, type ReactElement } from 'react';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import { valueOf } from '../../../../shared/record/record-state';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
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
  const erpKey = valueOf(connection.erpKey) ?? '';
  // Once somebody else has broken the link, nothing tells its key but what was read before.
  const [lastKey, setLastKey] = useState(erpKey);
  if (erpKey !== '' && erpKey !== lastKey) setLastKey(erpKey);
  const prepared = useMemo<Prepared>(
    () => ({
      write: {
        kind: 'unlink',
        record: ref,
        erpConnectionId: connection.erpConnectionId,
        expectedKey: erpKey === '' ? null : erpKey,
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
        {valueOf(connection.linked) === false ? (
          t(lastKey === '' ? 'record.unlink.gone' : 'record.unlink.goneWithKey', { erpKey: lastKey })
        ) : (
          <>
            {t('record.unlink.explain')}{' '}
            {t(erpKey === '' ? 'record.unlink.keyNotKnown' : 'record.unlink.keyKept', { erpKey })}{' '}
            {isGone(opened)
              ? t('record.unlink.goneOpen')
              : connection.isActive === false && t('record.unlink.inactiveOpen')}
          </>
        )}
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
