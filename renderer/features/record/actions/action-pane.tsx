import type { ReactElement } from 'react';
import type { Mending } from '../../../../shared/journal/standing';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import type { ActorRef } from '../../../../shared/write/write';
import { CreateAction } from './create-action';
import { LinkAction } from './link-action';
import { MendAction } from './mend-action';
import { RelinkAction } from './relink-action';
import { RestoreAction } from './restore-action';
import { ResyncAction } from './resync-action';
import { UnlinkAction } from './unlink-action';

/** Something that is being prepared on a record in one connection. */
export type Action =
  | { kind: 'unlink' }
  /** `to`, and `actor` below, are what the form starts with. */
  | { kind: 'relink'; from: ActorRef; to?: ActorRef }
  | { kind: 'link'; actor?: ActorRef }
  /** What a move left undone. */
  | { kind: 'mend'; remedy: Mending }
  | { kind: 'create' }
  | { kind: 'resync'; actor: ActorRef }
  | { kind: 'restore'; entryId: string };

interface Props {
  action: Action;
  connection: RecordInConnection;
  onClose(): void;
}

/** The form of an action: what it does, what it needs, and the button that does it. */
export function ActionPane({ action, ...props }: Props): ReactElement {
  switch (action.kind) {
    case 'unlink':
      return <UnlinkAction {...props} />;
    case 'relink':
      return <RelinkAction {...props} from={action.from} to={action.to ?? null} />;
    case 'link':
      return <LinkAction {...props} actor={action.actor ?? null} />;
    case 'mend':
      return <MendAction {...props} remedy={action.remedy} />;
    case 'create':
      return <CreateAction {...props} />;
    case 'resync':
      return <ResyncAction {...props} actor={action.actor} />;
    case 'restore':
      return <RestoreAction {...props} entryId={action.entryId} />;
  }
}
