import type { ErpActorType } from '../../shared/record/actor-types';
import type { Archive } from './archive';

/**
 * Maximum lengths by ERP field key (0 = unlimited), from the archive `ErpField`. The mapping itself does not tell them.
 * Throws where the site refuses.
 */
export async function readMaxLengths(
  archive: Archive,
  erpConnectionId: number,
  erpActorType: ErpActorType,
): Promise<Map<string, number>> {
  const rows = await archive.list({
    provider: 'ErpField',
    columns: ['ErpFieldKey', 'MaxLength', 'ActorTypeErp'],
    restrictions: [{ name: 'ConnectionId', operator: '=', values: [`[I:${erpConnectionId}]`] }],
    page: 0,
    pageSize: 1_000,
  });
  const ofType = rows.filter((row) => ['', erpActorType].includes(row.text('ActorTypeErp')));
  return new Map(ofType.map((row) => [row.text('ErpFieldKey'), row.integer('MaxLength') ?? 0]));
}
