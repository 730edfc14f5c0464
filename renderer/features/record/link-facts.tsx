import LinkIcon from '@mui/icons-material/Link';
import LinkOff from '@mui/icons-material/LinkOff';
import HelpOutline from '@mui/icons-material/HelpOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import { valueOf, type Reading } from '../../../shared/record/record-state';
import type { Text } from '../../../shared/text/text';
import { describeError } from '../../components/describe-error';
import { useText } from '../../text';
import type { Action } from './actions/action-pane';
import { presenceOfActor } from '../../../shared/record/actor-presence';
import { otherHoldersOf } from '../../../shared/write/check-move';
import { nameRecord } from '../../../shared/write/effect-sentence';
import { listShort } from '../../components/list-short';
import { actorOf } from './actor-of';
import { HolderLinks } from './holder-links';
import { isGone, useRecord } from './record-context';
import type { Before } from './use-written-since';

interface Props {
  connection: RecordInConnection;
  /** What is known of the link was read before a write that may have changed it; null = it was not. */
  before: Before | null;
  /** Something is being prepared: one thing at a time. */
  isBusy: boolean;
  onAction(action: Action): void;
}

/** Whether the record is linked here, to what, and what can be done with the link. */
export function LinkFacts({ connection, before, isBusy, onAction }: Props): ReactElement {
  const t = useText();
  const { opened } = useRecord();
  const { linked: linkedReading } = connection;
  const linked = before ? null : valueOf(linkedReading);
  const actor = actorOf(connection);
  const Icon = linked === null ? HelpOutline : linked ? LinkIcon : LinkOff;
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, py: 0.75 }}
    >
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <Typography
          component="p"
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 0.75,
            fontWeight: 600,
            color: linked === true ? 'erp.main' : 'text.primary',
            overflowWrap: 'anywhere',
          }}
        >
          <Icon fontSize="small" aria-hidden />
          {before
            ? t(`record.facts.of.${before}`, { before: tellLink(connection, t) })
            : tellLink(connection, t)}
        </Typography>
        {linked === true && actor === null && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('record.facts.keyHelp')}
          </Typography>
        )}
        {linked === true && <Trouble connection={connection} />}
        {connection.isActive === false && (
          <Typography variant="body2" sx={{ color: 'caution.main', fontWeight: 600 }}>
            {t('record.facts.inactive')}
          </Typography>
        )}
      </Box>
      {linked === true && !isBusy && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {actor !== null && !isGone(opened) && (
            <>
              <Button size="small" onClick={() => onAction({ kind: 'relink', from: actor })}>
                {t('record.do.relink')}
              </Button>
              <Button size="small" onClick={() => onAction({ kind: 'resync', actor })}>
                {t('record.do.resync')}
              </Button>
            </>
          )}
          <Button size="small" onClick={() => onAction({ kind: 'unlink' })}>
            {t('record.do.unlink')}
          </Button>
        </Box>
      )}
    </Box>
  );
}

/** What keeps a link from being made again once it is broken, and the way to where that is mended. */
function Trouble({ connection }: Pick<Props, 'connection'>): ReactElement | null {
  const t = useText();
  const { ref } = useRecord();
  const others = otherHoldersOf(ref, connection);
  if (others.length === 0)
    return presenceOfActor(connection.erp) === 'gone' ? (
      <Typography variant="body2" sx={{ color: 'caution.main' }}>
        {t('record.facts.actorGone')}
      </Typography>
    ) : null;
  const record = listShort(
    others.map((other) => nameRecord(other.name, other, t)),
    t,
  );
  return (
    <Typography variant="body2" component="div" sx={{ color: 'caution.main', overflowWrap: 'anywhere' }}>
      {t('record.facts.shared', {
        erpKey: valueOf(connection.erpKey) ?? '',
        record,
        count: others.length,
      })}{' '}
      <HolderLinks holders={others} erpConnectionId={connection.erpConnectionId} />
    </Typography>
  );
}

/** The link in one sentence; it says no more than was read. */
function tellLink({ linked, connectionName, erpActorType, erpKey }: RecordInConnection, t: Text): string {
  if (!linked.read)
    return t('record.facts.notRead', { connection: connectionName, reason: reasonOf(linked, t) });
  if (!linked.value) return t('record.facts.notLinked', { connection: connectionName });
  if (erpActorType === null) return t('record.facts.linkedNoType');
  const type = t(`common.erpActorType.${erpActorType}`);
  const key = valueOf(erpKey);
  if (key !== null && key !== '') return t('record.facts.linkedTo', { erpActorType: type, erpKey: key });
  if (!erpKey.read && erpKey.error !== null)
    return t('record.facts.linkedKeyFailed', { erpActorType: type, reason: describeError(erpKey.error, t) });
  return t('record.facts.linkedToUnknown', { erpActorType: type });
}

/** Why something was not read. */
export function reasonOf(reading: Reading<unknown>, t: Text): string {
  return !reading.read && reading.error !== null
    ? describeError(reading.error, t)
    : t('record.facts.notAsked');
}
