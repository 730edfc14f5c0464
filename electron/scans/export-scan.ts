import type { Input, Outputs } from '../../shared/ipc/contract';
import type { Desktop } from '../desktop';
import type { Database } from '../storage/database/database';
import type { KeptScan } from './scan-store';

/** Writes the rows that fit to a file that the person chooses in the system's dialog. */
export async function exportScan(
  _database: Pick<Database, 'read'>,
  _scan: KeptScan,
  _input: Input<'scans.export'>,
  _chooseFile: Desktop['chooseFileToSave'],
): Promise<Outputs['scans.export']> {
  return { path: null, count: 0 };
}
