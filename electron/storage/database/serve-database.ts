import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { toStorageError } from '../storage-error';
import { createCrowd } from './crowd';
import { commitGroup } from './group-commit';
import { openDatabaseFile, type DatabaseFile } from './database-file';
import { unasked, type DatabaseAnswer, type DatabaseRequest, type DatabaseResults } from './messages';
import { createUnpacker, packAnswers, type PackedRequests } from './packed-messages';

interface Done {
  id: number;
  changes: readonly number[];
}
type RequestOf<K extends DatabaseRequest['kind']> = Extract<DatabaseRequest, { kind: K }>;

/**
 * Serves one database to the other end of the port until it is asked to close. Everything that waits is taken at once:
 * its writes share one commit, then its reads are answered.
 */
export function serveDatabase(port: MessagePort): void {
  let file: DatabaseFile | null = null;
  let name = '';
  let waiting: DatabaseRequest[] = [];
  let isScheduled = false;
  const crowd = createCrowd();
  const unpack = createUnpacker();

  const answer = (others: DatabaseAnswer[], done: Done[] = []) => {
    if (others.length + done.length > 0) port.postMessage(packAnswers(done, others));
  };
  const opened = (): DatabaseFile => {
    if (!file) throw new Error('The database is not open.');
    return file;
  };
  const settle = (id: number, work: () => DatabaseResults[keyof DatabaseResults]): DatabaseAnswer => {
    try {
      return { id, ok: true, result: work() };
    } catch (error) {
      return failed(id, error);
    }
  };
  const failed = (id: number, error: unknown): DatabaseAnswer => {
    file?.noteError(error);
    return { id, ok: false, error: toStorageError(error, name).toData() };
  };

  /** What was done, and what failed. */
  const write = (requests: readonly RequestOf<'write'>[]): { done: Done[]; failures: DatabaseAnswer[] } => {
    const done: Done[] = [];
    const failures: DatabaseAnswer[] = [];
    if (requests.length === 0) return { done, failures };
    try {
      keepPlace();
    } catch (error) {
      return { done, failures: requests.map(({ id }) => failed(id, error)) };
    }
    const outcomes = commitGroup(
      opened().session(),
      requests.map(({ statements }) => statements),
    );
    for (const [index, { id }] of requests.entries()) {
      const outcome = outcomes[index];
      if (outcome && 'changes' in outcome) done.push({ id, changes: outcome.changes });
      else failures.push(failed(id, outcome?.error));
    }
    return { done, failures };
  };
  /** What was deleted or replaced is there again before anything is written that nobody would find. */
  const keepPlace = () => {
    const notice = opened().keepPlace(new Date().toISOString());
    if (notice) answer([{ id: unasked, ok: true, result: { unusable: null, notices: [notice] } }]);
  };
  const read = ({ id, statements }: RequestOf<'read'>) =>
    settle(id, () => statements.map((statement) => opened().session().all(statement)));

  const control = async (request: RequestOf<'open' | 'maintain' | 'use-backup' | 'close'>) => {
    try {
      const { id } = request;
      if (request.kind === 'open') {
        name = request.file;
        const { finding, opened: usable } = openDatabaseFile(request);
        file = usable;
        answer([{ id, ok: true, result: finding }]);
      } else if (request.kind === 'maintain') {
        keepPlace();
        const unusable = await opened().maintain(request.now);
        answer([{ id, ok: true, result: { unusable, notices: [] } }]);
      } else if (request.kind === 'use-backup') {
        answer([{ id, ok: true, result: opened().useBackup(request.day) }]);
      } else {
        await file?.close();
        answer([{ id, ok: true, result: null }]);
      }
    } catch (error) {
      answer([failed(request.id, error)]);
    }
    if (request.kind === 'close') port.close();
  };

  const work = () => {
    isScheduled = false;
    crowd.wait();
    // What arrived while the last commit waited for the disk joins this one.
    for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) {
      waiting.push(...unpack(more.message as PackedRequests));
    }
    const taken = waiting;
    waiting = [];
    crowd.note(taken.length);
    let writes: RequestOf<'write'>[] = [];
    let reads: RequestOf<'read'>[] = [];
    const flush = () => {
      const { done, failures } = write(writes);
      answer([...failures, ...reads.map(read)], done);
      writes = [];
      reads = [];
    };
    for (const request of taken) {
      if (request.kind === 'write') writes.push(request);
      else if (request.kind === 'read') reads.push(request);
      else {
        flush();
        void control(request);
      }
    }
    flush();
  };
  port.on('message', (requests: PackedRequests) => {
    waiting.push(...unpack(requests));
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(work);
  });
}
