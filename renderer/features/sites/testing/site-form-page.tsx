import { screen } from '@testing-library/react';
import type { SiteView } from '../../../../shared/site';
import type { Answers } from '../../../testing/fake-bridge';
import { renderScreen, type RenderedPage } from '../../../testing/render-page';
import { practiceSite } from '../../../testing/sample-data';
import { SitesScreen } from '../sites-screen';

export const textBox = (name: string) => screen.getByRole('textbox', { name });
export const button = (name: string | RegExp) => screen.getByRole('button', { name });

export async function choose({ user }: RenderedPage, box: string, option: RegExp): Promise<void> {
  await user.click(screen.getByRole('combobox', { name: box }));
  await user.click(screen.getByRole('option', { name: option }));
}

/** The form of a new site, with a name in it. */
export async function openNew(answers: Answers = {}): Promise<RenderedPage> {
  const page = renderScreen(<SitesScreen />, answers);
  await page.user.click(await screen.findByRole('button', { name: 'Add the site of a customer' }));
  await page.fill(await screen.findByRole('textbox', { name: 'Site name' }), 'Fjærland');
  return page;
}

/** The form of a site that is kept; it is named Nordlys. */
export async function openKept(site: SiteView, answers: Answers = {}): Promise<RenderedPage> {
  const page = renderScreen(<SitesScreen />, { 'sites.list': () => [practiceSite, site], ...answers });
  await page.user.click(await screen.findByRole('button', { name: /^Nordlys/ }));
  await screen.findByRole('heading', { name: /^Edit Nordlys/ });
  return page;
}
