import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fail } from '../../testing/fake-bridge';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { basicReport, practiceSite, productionSite } from '../../testing/sample-data';
import { SitesScreen } from './sites-screen';

preparePageTests();

const row = () => screen.getByRole('button', { name: /^Nordlys/ }).textContent;

it('says of the kept sign-in only what the site has answered', async () => {
  let isRight = false;
  const page = renderScreen(<SitesScreen />, {
    'sites.list': () => [practiceSite, { ...productionSite, secret: 'session' }],
    'sites.testSignIn': () => (isRight ? basicReport : fail('unauthorized', { params: { host: 'x' } })),
  });
  await page.user.click(await screen.findByRole('button', { name: /^Nordlys/ }));
  const test = await screen.findByRole('button', { name: 'Test sign-in' });
  const kept = 'Sign-in kept until you close ActorLink';
  expect(row()).toContain(kept);
  await page.user.click(test);
  await screen.findByText(`${kept} · Refused by the site`);
  expect(row()).toContain('Refused by the site');
  isRight = true;
  await page.user.click(test);
  await screen.findByText(`${kept} · Accepted by the site`);
  // Another password that is typed says nothing of the one that is kept.
  isRight = false;
  await page.fill(screen.getByLabelText('Password'), 'x');
  await page.user.click(test);
  await screen.findByText(/does not accept this sign-in/);
  expect(screen.getByText(`${kept} · Accepted by the site`)).toBeTruthy();
});
