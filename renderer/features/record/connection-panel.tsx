import Box from '@mui/material/Box';
import { useState, type ReactElement } from 'react';
import type { JournalEntry } from '../../../shared/journal/entry';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import { notAsked, valueOf } from '../../../shared/record/record-state';
import { ActionPane, type Action } from './actions/action-pane';
import { actorOf } from './actor-of';
import { LeftBroken } from './left-broken';
import { LinkFacts } from './link-facts';
import { NotLinked } from './not-linked';
import { isGone, useRecord } from './record-context';
import { useLinksInQuestion, useLinksOfBefore } from './use-written-since';
import { ValuesForm } from './values-form';
import { connectionOf } from './write/use-record-writer';
import { WriteOutcome } from './write/write-outcome';

interface Props {
  connection: RecordInConnection;
  /** What is prepared first; null = nothing. */
  begin: Action | null;
}

/** The record in one ERP connection: what links it, what became of the last write, and what can be done now. */
export function ConnectionPanel({ connection, begin }: Props): ReactElement {
  const { opened, writer } = useRecord();
  const [action, setAction] = useState(begin);
  // A write that came through closes what it was prepared in.
  const { situation, last } = writer;
  const isHere = last !== null && connectionOf(last.write) === connection.erpConnectionId;
  const [seen, setSeen] = useState(situation);
  if (seen !== situation) {
    setSeen(situation);
    if (isHere && situation.kind === 'done' && isOver(situation.entry)) setAction(null);
  }
  // What was to be made is there: by the write, or by somebody else meanwhile.
  const isMade =
    isHere &&
    situation.kind === 'done' &&
    (action?.kind === 'create' || action?.kind === 'link') &&
    valueOf(connection.linked) === true;
  if (isMade) setAction(null);
  const start = (next: Action) => {
    // What is done is told; what is open stays in sight until it is mended.
    if (situation.kind === 'not-sent' || (situation.kind === 'done' && isSettled(situation.entry.state)))
      writer.submitter.dismiss();
    setAction(next);
  };
  // Whatever is opened now would show the state of the write that is under way as its own.
  const isSending = situation.kind === 'sending';
  const actor = actorOf(connection);
  const { erpConnectionId } = connection;
  const isOfBefore = useLinksOfBefore().has(erpConnectionId);
  const isLinked = isOfBefore ? null : valueOf(connection.linked);
  const before = useLinksInQuestion().get(erpConnectionId) ?? null;
  return (
    <>
      <LinkFacts
        connection={connection}
        before={before}
        isBusy={action !== null || isSending}
        onAction={start}
      />
      {!isSending && (
        <LeftBroken
          isBusy={action !== null}
          connection={isOfBefore ? { ...connection, linked: notAsked } : connection}
          onAction={start}
        />
      )}
      {isHere && <WriteOutcome connection={connection} onAction={start} />}
      <Box sx={{ display: 'flex', flexDirection: 'column', flex: '1 0 auto', minWidth: 0 }}>
        {action !== null ? (
          <ActionPane
            key={JSON.stringify(action)}
            action={action}
            connection={connection}
            onClose={() => {
              // That nothing was sent is said of what is put away with it.
              if (situation.kind === 'not-sent') writer.submitter.dismiss();
              setAction(null);
            }}
          />
        ) : isLinked === false ? (
          <NotLinked connection={connection} isBusy={isSending} onAction={start} />
        ) : (
          isLinked &&
          actor !== null &&
          !isGone(opened) && <ValuesForm connection={connection} actor={actor} />
        )}
      </Box>
    </>
  );
}

function isSettled(state: string): boolean {
  return state === 'Verified' || state === 'Sent' || state === 'Cancelled';
}

/** The write has done what it could, or has left the record half way: what comes next is another one. */
function isOver({ state, reached, write }: JournalEntry): boolean {
  const isHalfDone = reached === 'unlinked' && write.kind !== 'unlink';
  return state === 'Verified' || state === 'Sent' || state === 'Different' || isHalfDone;
}
