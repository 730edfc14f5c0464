import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { InspectedRequest } from '../../../shared/inspector';
import { fail, type Answers } from '../../testing/fake-bridge';
import { preparePageTests, renderPage, renderScreen, type RenderedPage } from '../../testing/render-page';
import { Inspector } from './inspector';

preparePageTests();

function makeRequest(changes: Partial<InspectedRequest> = {}): InspectedRequest {
  return {
    id: 'r1',
    at: '2026-11-23T10:00:00.000Z',
    siteId: 'practice',
    siteName: 'Practice site',
    method: 'POST',
    path: '/api/v1/Agents/ErpSync/GetAllConnections',
    url: 'https://crm.example/api/v1/Agents/ErpSync/GetAllConnections',
    status: 200,
    errorCode: null,
    milliseconds: 12,
    queuedMs: 0,
    bytes: 1_234,
    requestHeaders: [{ name: 'Authorization', value: 'Basic ‹redacted›' }],
    requestBody: '{"a":12345678901234567890}',
    responseHeaders: [{ name: 'content-type', value: 'application/json' }],
    responseBody: '[]',
    truncated: false,
    ...changes,
  };
}

const silent = makeRequest({
  id: 'r2',
  method: 'GET',
  path: '/api/v1/User',
  status: null,
  errorCode: 'timeout',
});

function openInspector(requests: InspectedRequest[], answers: Answers = {}): RenderedPage {
  return renderScreen(<Inspector onClose={() => undefined} />, {
    'inspector.list': ({ text, siteId }) => ({
      items: requests.filter(
        (request) => request.path.includes(text) && (siteId === null || request.siteId === siteId),
      ),
      more: false,
    }),
    'inspector.get': ({ id }) => requests.find((request) => request.id === id) ?? fail('not-found'),
    'inspector.copyAsCurl': ({ id }) => ({ text: `curl ${id}` }),
    ...answers,
  });
}

describe('the inspector', () => {
  it('shows headers and bodies of the chosen request, JSON in lines, and copies it as cURL', async () => {
    const { user } = openInspector([makeRequest(), silent]);
    await user.click(await screen.findByRole('button', { name: /^Show POST .*GetAllConnections/ }));
    const detail = within(await screen.findByRole('region', { name: 'Request details' }));
    await detail.findByText(/Basic ‹redacted›/, { selector: 'li' });
    expect(detail.getByLabelText('Request body', { selector: 'pre' }).textContent).toBe(
      '{\n  "a": 12345678901234567890\n}',
    );
    await user.click(await detail.findByRole('button', { name: 'Copy as cURL' }));
    expect(await navigator.clipboard.readText()).toBe('curl r1');
  });

  it('says why a request has no answer', async () => {
    const { user } = openInspector([silent]);
    await user.click(await screen.findByRole('button', { name: 'Show GET /api/v1/User' }));
    expect(await screen.findAllByText('No answer')).not.toHaveLength(0);
    expect(await screen.findByText(/crm\.example/, { selector: 'dd' })).toBeTruthy();
  });

  it('finds by words and site, and says where nothing fits', async () => {
    const page = openInspector([makeRequest(), silent]);
    await screen.findByText('2 requests shown');
    await page.fill(screen.getByRole('searchbox', { name: 'Search requests' }), 'User');
    await screen.findByText('1 request shown');
    await page.fill(screen.getByRole('searchbox', { name: 'Search requests' }), 'nothing');
    expect(await screen.findByText('No request fits')).toBeTruthy();
  });

  it('follows what happens meanwhile', async () => {
    const requests = [makeRequest()];
    const page = openInspector(requests);
    await screen.findByText('1 request shown');
    requests.unshift(silent);
    act(() => page.emit('inspector.changed', {}));
    expect(await screen.findByText('2 requests shown')).toBeTruthy();
  });

  it('exports what is shown and says where; a disk that is full is told', async () => {
    const page = openInspector([makeRequest()], {
      'inspector.exportHar': () => ({ fileName: 'a.har', count: 1 }),
    });
    await screen.findByText('1 request shown');
    await page.user.click(screen.getByRole('button', { name: 'Export HAR' }));
    await screen.findByText('1 request written to a.har');
    expect(page.lastInput('inspector.exportHar')).toEqual({ text: '', siteId: null });
    page.answer({ 'inspector.exportHar': () => fail('storage-full', { params: { file: 'a.har' } }) });
    await page.user.click(screen.getByRole('button', { name: 'Export HAR' }));
    await screen.findByRole('alert');
  });

  it('is empty after clearing', async () => {
    const requests = [makeRequest()];
    const page = openInspector(requests, {
      'inspector.clear': () => {
        requests.length = 0;
        return null;
      },
    });
    await screen.findByText('1 request shown');
    await page.user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(await screen.findByText('No requests yet')).toBeTruthy();
    // Keys still have a place to go to.
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search requests' }));
  });

  it('draws only what is in sight of two thousand requests', async () => {
    openInspector(Array.from({ length: 2_000 }, (_, index) => makeRequest({ id: `r${index}` })));
    await screen.findByText('2000 requests shown');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  it('opens and closes with the same key, wherever the focus is', async () => {
    const { user } = renderPage({ 'inspector.list': () => ({ items: [], more: false }) });
    await screen.findByRole('combobox', { name: 'Site' });
    await user.keyboard('{Control>}i{/Control}');
    await screen.findByRole('dialog', { name: 'Inspector' });
    await user.keyboard('{Control>}i{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Inspector' })).toBeNull());
  });
});
