import { ArchiveAgent } from '@superoffice/webapi/ArchiveAgent.js';
import { ErpSyncAgent } from '@superoffice/webapi/ErpSyncAgent.js';
import { describe, expect, it } from 'vitest';
import { describeCall, documentedCalls } from './calls';

const calls = Object.entries(documentedCalls);

describe('the table of calls', () => {
  it('names the vendor’s page of each, and each page once', () => {
    const pages = calls.map(([, { page }]) => page);
    for (const page of pages) expect(page).toMatch(/^https:\/\/docs\.superoffice\.com\/en\/[\w./-]+\.html$/);
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('holds only agent calls that the vendor’s client knows', () => {
    const known = [ErpSyncAgent, ArchiveAgent].flatMap(({ prototype }) =>
      Object.getOwnPropertyNames(prototype),
    );
    for (const [name, { page }] of calls) {
      if (!page.includes('/agent/')) continue;
      expect(known).toContain(`${name.charAt(0).toLowerCase()}${name.slice(1)}Async`);
    }
  });
});

describe('describeCall', () => {
  it.each([
    ['post', '/api/v1/Agents/ErpSync/ConnectActor', 'write', 'empty'],
    ['POST', '/CRM/api/v1/Agents/ErpSync/BreakActorLink/', 'write', 'boolean'],
    ['post', '/api/v1/Agents/ErpSync/ForceResync', 'write', 'plugin-response'],
    ['post', '/api/v1/Agents/ErpSync/GetAllConnections', 'read', 'array'],
    ['get', '/api/v1/User/currentPrincipal', 'read', 'object'],
    ['get', '/api', 'read', 'object'],
    // Nobody has looked these up.
    ['post', '/api/v1/Agents/ErpSync/SaveConnection', 'write', null],
    ['post', '/api/v1/Agents/ErpSync/constructor', 'write', null],
    // A GET on an agent's address describes the call and does not carry it out.
    ['get', '/api/v1/Agents/ErpSync/ConnectActor', 'read', 'object'],
  ])('takes %s %s for a %s', (method, path, kind, answer) => {
    expect(describeCall(method, path)).toMatchObject({ kind, answer });
  });
});
