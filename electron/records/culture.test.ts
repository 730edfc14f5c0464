import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRequests } from '../../shared/site-defaults';
import { showDecoded } from '../../shared/value/encoded-value';
import {
  orkdal,
  prepareSubmit,
  startPracticeServices,
  type PracticeServices,
} from '../testing/practice-services';
import { createSiteForm } from '../testing/site-forms';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const handlers = () => practice.services.handlers;

async function addSite(soCulture: string): Promise<string> {
  const form = createSiteForm(practice.site, {
    requests: { ...defaultRequests, requestsPerSecond: 50, soCulture },
  });
  return (await handlers()['sites.save'](form)).id;
}

const fieldsOf = (siteId: string) => handlers()['links.loadFields']({ siteId, ...orkdal });

/** What both sides hold of a field, and how a person reads it. */
async function look(siteId: string, crmFieldKey: string) {
  const { plan, crm, erp } = await fieldsOf(siteId);
  const type = plan.fields.find((field) => field.crmFieldKey === crmFieldKey)?.fieldType ?? 'Text';
  return [crm, erp].map((side) => {
    const value = side?.find((one) => one.crmFieldKey === crmFieldKey)?.value ?? '';
    return [value, showDecoded(value, type)];
  });
}

const creditLimit = 'SuperOffice:1';
const customerSince = 'SuperOffice:4';

describe.each(['de-DE', 'nb-NO', 'en-GB'])('a site that writes values in the culture %s', (soCulture) => {
  it('is read as one that keeps to the documented form', async () => {
    const [plain, other] = [await addSite(''), await addSite(soCulture)];
    for (const key of [creditLimit, customerSince]) {
      expect(await look(other, key)).toEqual(await look(plain, key));
    }
  });
});

describe('a link at a site that writes values in another culture', () => {
  it('stores what the site held, and is verified', async () => {
    const siteId = await addSite('de-DE');
    const before = await look(await addSite(''), creditLimit);
    const entry = await handlers()['links.submit'](await prepareSubmit(practice.services, { siteId }));
    expect(entry.state).toBe('Verified');
    const after = await look(siteId, creditLimit);
    expect(after[0]).toEqual(before[0]);
    expect(after[1]?.[1]).toBe(before[0]?.[1]);
  });
});
