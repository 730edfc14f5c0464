import { afterEach, beforeEach } from 'vitest';
import { link } from './sample-writes';
import { startWriteBench, type WriteBench } from './write-bench';

/** The bench of the test that is running, and what many tests of writes begin with. */
export interface WriteTests extends Omit<WriteBench, 'stop'> {
  /** Links the sample record, and forgets that the site was asked for it. */
  linkFirst: () => Promise<void>;
}

/** To be called at the top of a test file: each of its tests has a practice site, a journal and a runner of its own. */
export function prepareWriteTests(): WriteTests {
  let bench: WriteBench;
  beforeEach(async () => {
    bench = await startWriteBench();
  });
  afterEach(() => bench.stop());
  return {
    get site() {
      return bench.site;
    },
    get practice() {
      return bench.practice;
    },
    get timeouts() {
      return bench.timeouts;
    },
    get records() {
      return bench.records;
    },
    get inFlight() {
      return bench.inFlight;
    },
    get tools() {
      return bench.tools;
    },
    run: (...args) => bench.run(...args),
    addFault: (fault) => bench.addFault(fault),
    listWrites: () => bench.listWrites(),
    keyOf: (crmRecordId) => bench.keyOf(crmRecordId),
    linkFirst: async () => {
      await bench.run(link);
      bench.practice.log.clear();
    },
  };
}

/** What a look found, by its codes. */
export function codesOf({ findings }: { findings: readonly { code: string }[] }): string[] {
  return findings.map(({ code }) => code);
}
