import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState, type ReactElement } from 'react';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import { valueOf } from '../../../shared/record/record-state';
import type { Text } from '../../../shared/text/text';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import type { Action } from './actions/action-pane';
import { ConnectionPanel } from './connection-panel';
import { isGone, useRecord } from './record-context';
import { findLeft, useLastWorked, type Left } from './use-last-worked';
import { useLinksInQuestion, type Before } from './use-written-since';

interface Props {
  /** The connection to start with; null = the first, which is a linked one where there is one. */
  first: number | null;
  /** What is prepared there at once; null = nothing. */
  begin: Action | null;
  /** What is shown is of an earlier reading: why a later one failed stands above, and its own reason counts no more. */
  isOlder: boolean;
}

/** One tab for each ERP connection, each saying whether the record is linked there. */
export function ConnectionTabs({ first, begin, isOlder }: Props): ReactElement {
  const t = useText();
  const { site, ref, opened, readAgain, controlId } = useRecord();
  const tabId = (erpConnectionId: number) => controlId(`tab-${erpConnectionId}`);
  const panelId = (erpConnectionId: number) => controlId(`panel-${erpConnectionId}`);
  const { connectionsNotRead } = opened;
  const connections = useSteadyOrder(opened.connections);
  const inQuestion = useLinksInQuestion();
  const [chosen, setChosen] = useState(first);
  const lastWorked = useLastWorked(site, ref);
  const leftOf = (connection: RecordInConnection) => findLeft(lastWorked, connection)?.told ?? null;
  // What is known only later moves nobody to another tab: the tab says it.
  const [start] = useState(
    () =>
      (connections.find((one) => valueOf(one.linked) === false && leftOf(one) !== null) ?? connections[0])
        ?.erpConnectionId ?? null,
  );
  const shown =
    connections.find(({ erpConnectionId }) => erpConnectionId === (chosen ?? start)) ?? connections[0];
  const reason = connectionsNotRead !== null && !connectionsNotRead.read ? connectionsNotRead.error : null;
  return (
    <>
      {connectionsNotRead !== null &&
        // Of a record that is gone its own tab tells what is left.
        !isGone(opened) &&
        (reason === null ? (
          <Alert severity="warning" sx={{ mt: 1 }}>
            {t('record.connectionsNotRead')}
          </Alert>
        ) : (
          !isOlder && (
            <Box sx={{ mt: 1 }}>
              <ErrorPanel error={reason} onRetry={readAgain} />
            </Box>
          )
        ))}
      {shown === undefined ? (
        connectionsNotRead === null && (
          <EmptyState kind="empty" title={t('record.noConnections')}>
            {t('record.noConnectionsHelp')}
          </EmptyState>
        )
      ) : (
        <>
          <Tabs
            value={shown.erpConnectionId}
            onChange={(_event, id: number) => setChosen(id)}
            variant="scrollable"
            scrollButtons="auto"
            aria-label={t('record.tabs')}
            sx={{ minHeight: 40, borderBottom: 1, borderColor: 'divider', flex: 'none' }}
          >
            {connections.map((connection) => (
              <Tab
                key={connection.erpConnectionId}
                id={tabId(connection.erpConnectionId)}
                {...(connection === shown ? { 'aria-controls': panelId(connection.erpConnectionId) } : {})}
                value={connection.erpConnectionId}
                label={nameTab(
                  connection,
                  { before: inQuestion.get(connection.erpConnectionId), left: leftOf(connection) },
                  t,
                )}
                sx={{ minHeight: 40, textTransform: 'none', maxWidth: 'none' }}
              />
            ))}
          </Tabs>
          <Box
            role="tabpanel"
            data-pane
            id={panelId(shown.erpConnectionId)}
            aria-labelledby={tabId(shown.erpConnectionId)}
            sx={{ display: 'flex', flexDirection: 'column', flex: '1 0 auto', minWidth: 0 }}
          >
            <ConnectionPanel
              key={shown.erpConnectionId}
              connection={shown}
              begin={shown.erpConnectionId === first ? begin : null}
            />
          </Box>
        </>
      )}
    </>
  );
}

/** The linked ones come first when the record is opened; a write under somebody's hands moves no tab. */
function useSteadyOrder(connections: readonly RecordInConnection[]): readonly RecordInConnection[] {
  const [order] = useState(() => connections.map(({ erpConnectionId }) => erpConnectionId));
  const placeOf = ({ erpConnectionId }: RecordInConnection) => {
    const place = order.indexOf(erpConnectionId);
    return place < 0 ? order.length : place;
  };
  return connections.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function nameTab(
  { connectionName, erpConnectionId, linked, isActive }: RecordInConnection,
  { before, left }: { before: Before | undefined; left: Left['told'] | null },
  t: Text,
): string {
  const state = t(`record.tab.${!linked.read ? 'notRead' : linked.value ? 'linked' : 'notLinked'}`);
  const words = [
    before ? t(`record.tab.of.${before}`, { state }) : state,
    left === null || before ? '' : t(`record.tab.${left}`),
    isActive === false ? t('record.tab.inactive') : '',
  ];
  return t('record.tab.label', {
    connection: connectionName || String(erpConnectionId),
    state: words.filter((word) => word !== '').join(', '),
  });
}
