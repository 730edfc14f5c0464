import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { refuse } from './import-direction.mjs';

test.each([
  ['renderer/features/link/link-screen.tsx', 'renderer/features/activity/activity-list'],
  ['renderer/features/link/fields/field-row.tsx', 'renderer/features/sites/site-list'],
  ['renderer/features/sites/sites-screen.tsx', 'renderer/frame/top-bar'],
  ['renderer/components/grid/grid.tsx', 'renderer/features/link/link-screen'],
  ['renderer/components/grid/grid.tsx', 'renderer/app-state/navigation'],
  ['renderer/app-state/navigation.tsx', 'renderer/frame/frame'],
  ['renderer/features/link/link-screen.tsx', 'renderer/app'],
  ['electron/sites/open-sites.ts', 'electron/ipc/register'],
  ['electron/superoffice/http-client.ts', 'electron/sites/open-sites'],
  ['electron/storage/paths.ts', 'electron/journal/journal'],
  ['electron/records/read-record.ts', 'electron/writes/run-write'],
  ['electron/sites/open-sites.ts', 'electron/services'],
  ['shared/value/compare.ts', 'shared/write/checks'],
  ['shared/write/checks.ts', 'shared/link/draft'],
  ['shared/write/checks.ts', 'shared/ipc/contract'],
  ['electron/a-new-folder/one.ts', 'electron/sites/open-sites'],
])('%s may not import %s', (from, to) => {
  expect(refuse(from, to)).toEqual(expect.any(String));
});

test.each([
  ['renderer/features/link/fields/field-row.tsx', 'renderer/features/link/link-context'],
  ['renderer/features/link/link-screen.tsx', 'renderer/app-state/current-site'],
  ['renderer/features/link/link-screen.tsx', 'renderer/text'],
  ['renderer/frame/frame.tsx', 'renderer/features/link/link-screen'],
  ['renderer/app.tsx', 'renderer/frame/frame'],
  ['electron/services.ts', 'electron/ipc/register'],
  ['electron/ipc/handlers/links.ts', 'electron/sites/open-sites'],
  ['electron/sites/site-services.ts', 'electron/redaction/redact'],
  ['shared/write/checks.ts', 'shared/errors'],
])('%s may import %s', (from, to) => {
  expect(refuse(from, to)).toBeNull();
});

test('the linter of the project says so, of an import on demand too', async () => {
  const folder = await mkdtemp(path.resolve('renderer', 'components', 'lint-'));
  try {
    await writeFile(
      path.join(folder, 'one.ts'),
      "import { useNavigation } from '../../app-state/navigation';\nexport const on = [useNavigation, () => import('../../frame/frame')];\n",
    );
    const oxlint = path.resolve('node_modules', 'oxlint', 'bin', 'oxlint');
    const { stdout, status } = spawnSync(process.execPath, [oxlint, folder], { encoding: 'utf8' });
    expect(stdout).toContain('renderer/components/ may not import renderer/app-state/');
    expect(stdout).toContain('renderer/components/ may not import renderer/frame/');
    expect(status).toBe(1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
