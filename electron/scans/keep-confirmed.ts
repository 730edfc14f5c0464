import { bitOf } from '../../shared/scan/judge-row';
import type { SqlValue, Statement } from '../storage/database/messages';
import { keepLink } from './keep-results';
import type { ConfirmedLinks, WaitingLink } from './row-store';

const orphans = bitOf('orphan-record') | bitOf('orphan-actor');
// A person may have read a row meanwhile, and its link with it.
const listed = `due = 'link' AND scan = ? AND row IN (SELECT value FROM json_each(?))`;

/** What keeps what the site said of links: a row without one is that, and what of it is gone, whatever its values are. */
export function keepConfirmedOf(seq: number, { linked, unlinked, moved, at }: ConfirmedLinks): Statement[] {
  const about = (links: readonly WaitingLink[]): SqlValue[] => [
    seq,
    JSON.stringify(links.map(({ row }) => row)),
  ];
  return [
    { sql: `UPDATE scan_row SET due = NULL WHERE ${listed}`, values: about(linked) },
    {
      sql: `UPDATE scan_row SET due = NULL, error = NULL, at = ?, findings = (findings & ${orphans}) | ${bitOf('not-linked')}
        WHERE ${listed}`,
      values: [at, ...about(unlinked)],
    },
    ...moved.flatMap((link) => [
      // Of the old link, whose values are of no use for this one.
      {
        sql: `DELETE FROM scan_field WHERE scan = ? AND row = (SELECT row FROM scan_row WHERE ${listed})`,
        values: [seq, ...about([link])],
      },
      {
        sql: `UPDATE scan_row SET due = 'read', at = NULL, error = NULL, findings = 0, fields = 0, equal_fields = 0
          WHERE ${listed}`,
        values: about([link]),
      },
      keepLink(seq, link),
    ]),
  ];
}
