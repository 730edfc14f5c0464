import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { nameRoute, parseProxyAnswer } from './proxy-routes';

function outcomeOf(answer: string): 'foreseen' | 'unforeseen' {
  try {
    return parseProxyAnswer(answer).length > 0 ? 'foreseen' : 'unforeseen';
  } catch (error) {
    return error instanceof AppError ? 'foreseen' : 'unforeseen';
  }
}

describe('parseProxyAnswer', () => {
  it.each([
    ['DIRECT', ['direct']],
    ['', ['direct']],
    ['PROXY proxy.corp:8080', ['http proxy.corp:8080']],
    ['PROXY proxy.corp', ['http proxy.corp:80']],
    ['HTTPS proxy.corp:3129', ['https proxy.corp:3129']],
    ['SOCKS5 10.0.0.1:1080', ['socks5 10.0.0.1:1080']],
    ['SOCKS old.corp', ['socks4 old.corp:1080']],
    ['PROXY [fd00::1]:8080', ['http [fd00::1]:8080']],
    [' proxy a:1 ;PROXY b:2;; SOCKS5 c:3; DIRECT ', ['http a:1', 'http b:2', 'socks5 c:3', 'direct']],
    ['QUIC a:1; PROXY b:2', ['http b:2']],
    ['PROXY a:99999; DIRECT', ['direct']],
  ])('reads %j as the routes %j', (answer, routes) => {
    const read = parseProxyAnswer(answer).map((route) =>
      route.kind === 'direct' ? 'direct' : `${route.kind} ${nameRoute(route)}`,
    );
    expect(read).toEqual(routes);
  });

  it('does not go straight where the company named only routes that we cannot take', () => {
    expect(() => parseProxyAnswer('QUIC a:1; FTP b:2')).toThrow(
      expect.objectContaining({ code: 'proxy-unsupported', params: { ways: 'QUIC a:1; FTP b:2' } }),
    );
  });

  it('gives routes or a coded error for any text', () => {
    fc.assert(
      fc.property(fc.string(), (answer) => {
        expect(outcomeOf(answer)).toBe('foreseen');
      }),
    );
  });
});
