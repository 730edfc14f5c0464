import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

// Vite runs the TypeScript of the services in a Node process of its own.
const childSource = `
  import { createServer } from 'vite';
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    cacheDir: process.env.SCRATCH,
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
    ssr: { noExternal: ['@superoffice/webapi'] },
  });
  const { submitAndWait } = await server.ssrLoadModule('/electron/testing/submit-and-wait.ts');
  await submitAndWait(JSON.parse(process.env.SUBMIT));
`;

/** Starts the program in a process of its own and kills it, without a chance to tidy up, while its write is under way. */
async function killDuringSubmit(): Promise<void> {
  const { url, user, password } = practice.site;
  const submit = JSON.stringify({ url, user, password, dataFolder: practice.dataFolder });
  const child = spawn(process.execPath, ['--input-type=module', '-e', childSource], {
    env: { ...process.env, SUBMIT: submit, SCRATCH: path.join(practice.dataFolder, 'scratch') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  await expect.poll(() => practice.countCalls('ConnectActor'), { timeout: 30_000 }).toBe(1);
  child.kill('SIGKILL');
  await gone;
}

describe('a program that is killed while a link is being sent', () => {
  it.each([
    ['did the work', true, 'Verified'],
    ['did not', false, 'Unknown'],
  ])(
    'shows the entry as unknown at the next start, and finds out that the site %s',
    async (_what, afterWork, found) => {
      practice.addFault({ kind: 'never', match: { path: 'ConnectActor' }, afterWork });
      await killDuringSubmit();
      const { handlers } = await practice.restart();

      const { items, counts } = await handlers['activity.list']({ text: '', states: [], page: 0 });
      expect(items).toMatchObject([{ kind: 'submit', state: 'Unknown', crmName: 'Orkdal AS' }]);
      expect(counts).toMatchObject({ Unknown: 1, Sending: 0 });
      const { notices } = await handlers['app.info'](undefined);
      expect(notices).toMatchObject([{ kind: 'unfinished-submits', params: { count: 1 } }]);

      const activityId = items[0]?.id ?? '';
      expect(await handlers['activity.get']({ activityId })).toMatchObject({
        state: 'Unknown',
        answeredAt: null,
        request: { erpKey: '10014' },
        before: { EMAIL: { crm: 'post@orkdal.example', erp: 'faktura@orkdal.example' } },
      });
      expect(await handlers['links.check']({ activityId })).toMatchObject({
        state: found,
        readBack: { linked: afterWork },
      });
      expect(practice.countCalls('ConnectActor')).toBe(1);
    },
    60_000,
  );
});
