import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { helpingCalls } from '../../shared/capability-report';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createSiteForm } from '../testing/site-forms';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const call = () => practice.services.handlers;
const probe = (again = false) => call()['sites.probe']({ siteId: 'practice', again });
const refuse = (path: string, status: number, Message = '') =>
  practice.addFault({
    kind: 'status',
    status,
    times: 0,
    match: { path },
    body: JSON.stringify({ Error: true, ErrorType: 'X', Message }),
  });

describe('the probe', () => {
  it('finds every helping call granted where nothing is restricted, and writes nothing', async () => {
    const { calls } = await probe();
    expect(calls.map((one) => one.call)).toEqual([...helpingCalls]);
    expect(calls.filter(({ granted }) => granted !== true)).toEqual([]);
    const posted = practice.site.log.list().filter(({ method }) => method !== 'GET');
    const names = new Set(posted.map(({ path }) => path.split('/').at(-1) ?? ''));
    expect([...names].filter((name) => !name.startsWith('Get'))).toEqual([]);
    expect(names.size).toBeGreaterThan(6);
  });

  it('says of each call whether it is refused, and why', async () => {
    refuse('GetAllConnections', 403, 'Access denied');
    refuse('GetActorTypeMapping', 401);
    refuse('GetConnectionListMappings', 500, 'The agent is not granted to this application');
    refuse('GetFieldValuesFromErp', 400, 'No such actor');
    refuse('GetFieldValuesFromCrm', 500, 'Object reference not set');
    const { calls } = await probe();
    const found = Object.fromEntries(calls.map(({ call: name, granted }) => [name, granted]));
    expect(found).toMatchObject({
      GetAllConnections: false,
      GetActorTypeMapping: false,
      GetConnectionListMappings: false,
      GetFieldValuesFromErp: true,
      GetFieldValuesFromCrm: null,
      'archive Contact': true,
    });
    expect(calls.find((one) => one.call === 'GetAllConnections')?.error).toMatchObject({
      code: 'no-permission',
      changed: 'nothing',
    });
  });

  it('fails as a whole where the site takes the sign-in for no call at all', async () => {
    refuse('/', 401);
    await expect(probe()).rejects.toMatchObject({ code: 'unauthorized', changed: 'nothing' });
  });

  it('asks once for a site and its sign-in, and again on demand', async () => {
    await probe();
    const asked = practice.site.log.list().length;
    await probe();
    expect(practice.site.log.list()).toHaveLength(asked);
    await probe(true);
    expect(practice.site.log.list().length).toBeGreaterThan(asked);
  });

  it('is asked anew after the site was changed', async () => {
    const { id } = await call()['sites.save'](createSiteForm(practice.site));
    await call()['sites.probe']({ siteId: id, again: false });
    const asked = practice.countCalls('GetAllConnections');
    await call()['sites.save']({ ...createSiteForm(practice.site), id });
    await call()['sites.probe']({ siteId: id, again: false });
    expect(practice.countCalls('GetAllConnections')).toBe(asked + 1);
  });

  it('fails as a whole where the site is out of reach, and is asked again by the next', async () => {
    const { id } = await call()['sites.save'](
      createSiteForm(practice.site, { address: 'http://127.0.0.1:9/' }),
    );
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(call()['sites.probe']({ siteId: id, again: false })).rejects.toMatchObject({
        code: 'connection-refused',
      });
  });
});
