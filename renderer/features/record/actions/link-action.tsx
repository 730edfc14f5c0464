import { useMemo, useState, type ReactElement } from 'react';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import type { ActorRef } from '../../../../shared/write/write';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { namesOf, useRecord } from '../record-context';
import { judgePrepared, type Prepared } from '../write/judge-prepared';
import { useUnsentForm } from '../unsent';
import { stateOfRecord } from '../write/state-of-record';
import { WritePanel } from '../write/write-panel';
import { ActionHead } from './action-head';
import { actorControls, ActorPicker, type ChosenActor } from './actor-picker';
import { checkFinding, holdersOf, useKeyFinding } from './actor-queries';

interface Props {
  connection: RecordInConnection;
  /** What the form starts with; null = nothing chosen. */
  actor: ActorRef | null;
  onClose(): void;
}

/** Makes the link alone: no value is written. */
export function LinkAction({ connection, actor, onClose }: Props): ReactElement {
  const t = useText();
  const { site, opened, ref, name } = useRecord();
  const { erpConnectionId } = connection;
  const [chosen, setChosen] = useState<ChosenActor>({
    erpActorType: actor?.erpActorType ?? connection.erpActorType,
    erpKey: actor?.erpKey ?? '',
    name: '',
  });
  useUnsentForm('record-form', () => chosen.erpKey !== (actor?.erpKey ?? ''));
  const { data: finding } = useKeyFinding(site.id, erpConnectionId, chosen);
  const prepared = useMemo<Prepared>(() => {
    const { erpActorType, erpKey } = chosen;
    const isChosen = erpActorType !== null && erpKey !== '';
    return {
      write: isChosen
        ? {
            kind: 'link',
            record: ref,
            actor: { erpConnectionId, erpActorType, erpKey },
            values: [],
            seen: null,
            withoutValues: true,
          }
        : null,
      state: stateOfRecord(opened, connection, holdersOf(finding, opened.at)),
      names: namesOf({ opened }, connection, chosen.name || (finding?.name ?? '')),
      isActive: connection.isActive,
      more: isChosen ? checkFinding(finding, erpKey) : [],
      controls: actorControls,
    };
  }, [chosen, ref, erpConnectionId, opened, connection, finding]);
  return (
    <>
      <ActionHead title={t('record.link.title')}>{t('record.link.explain')}</ActionHead>
      <ActorPicker erpConnectionId={erpConnectionId} chosen={chosen} onChoose={setChosen} />
      <WritePanel
        prepared={prepared}
        judged={judgePrepared(prepared, t)}
        label={t('record.button.link', { record: name, site: nameSiteAndEnvironment(site, t) })}
        question={t('record.question.link')}
        hint={t('record.do.chooseActor')}
        onCancel={onClose}
      />
    </>
  );
}
