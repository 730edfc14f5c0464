import { useMemo, type ReactElement } from 'react';
import type { Mending } from '../../../../shared/journal/standing';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import { valueOf } from '../../../../shared/record/record-state';
import { actorOfRemedy, describeRemedy, nameRemedy } from '../../../components/write-steps/name-remedy';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { namesOf, useRecord } from '../record-context';
import { judgePrepared, type Prepared } from '../write/judge-prepared';
import { stateOfRecord } from '../write/state-of-record';
import { WritePanel } from '../write/write-panel';
import { ActionHead } from './action-head';
import { checkFinding, holdersOf, useKeyFinding } from './actor-queries';

interface Props {
  connection: RecordInConnection;
  remedy: Mending;
  onClose(): void;
}

/** Makes the link that a move left undone: the old one again, or the one that was meant. */
export function MendAction({ connection, remedy, onClose }: Props): ReactElement {
  const t = useText();
  const { site, opened, name } = useRecord();
  const { write } = remedy;
  const { data: finding } = useKeyFinding(site.id, connection.erpConnectionId, actorOfRemedy(remedy));
  const prepared = useMemo<Prepared>(
    () => ({
      write,
      state: stateOfRecord(opened, connection, holdersOf(finding, opened.at)),
      names: namesOf({ opened }, connection, finding?.name ?? ''),
      isActive: connection.isActive,
      more: checkFinding(finding, actorOfRemedy(remedy).erpKey),
    }),
    [write, remedy, opened, connection, finding],
  );
  return (
    <>
      <ActionHead title={nameRemedy(remedy, t)}>
        {valueOf(connection.linked) === false &&
          `${t('standings.none', { record: name, connection: connection.connectionName })} `}
        {describeRemedy(remedy, t)}
      </ActionHead>
      <WritePanel
        prepared={prepared}
        judged={judgePrepared(prepared, t)}
        label={t('record.button.link', { record: name, site: nameSiteAndEnvironment(site, t) })}
        question={t('record.question.link')}
        hint=""
        onCancel={onClose}
      />
    </>
  );
}
