import { readFileOnce, UnfitFile, type ChosenFileAnswer, type FileBounds } from './read-file-once';

const answer: (given: ChosenFileAnswer) => void = process.parentPort.postMessage.bind(process.parentPort);

/**
 * The whole process: reads one file and answers. A disk or a share that never answers keeps threads that nobody can take
 * back; here they are those of a process that can be ended.
 */
process.parentPort.once('message', ({ data }: { data: { file: string; bounds: FileBounds } }) => {
  answer({ kind: 'reading' });
  readFileOnce(data.file, data.bounds).then(
    (bytes) => answer({ kind: 'read', bytes }),
    (error: unknown) =>
      answer({
        kind: 'failed',
        reason: error instanceof UnfitFile ? error.reason : null,
        code: error instanceof Error && 'code' in error ? String(error.code) : '',
        message: error instanceof Error ? error.message : String(error),
      }),
  );
});
