import { describe, expect, it } from 'vitest';
import { AppError, errorCodes, type ErrorCode } from '../../shared/errors';
import { errors } from '../../shared/text/en/errors';
import { createWholeText } from '../../shared/text/whole-text';
import { describeError } from './describe-error';

/** A value for every placeholder of a sentence. */
function fillPlaceholders(code: ErrorCode): Record<string, string> {
  const names = [...errors[code].matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, `‹${name}›.`]));
}

const sentenceOf = (error: AppError) => describeError(error.toData(), createWholeText());

describe('the sentence of a failure', () => {
  it.each(errorCodes)('says %s in words of its own, without codes or gaps', (code) => {
    const params = fillPlaceholders(code);
    const sentence = sentenceOf(new AppError(code, { params }));
    expect(sentence.length).toBeGreaterThan(12);
    expect(sentence).toMatch(/[.…]$/);
    expect(sentence).not.toMatch(/\{\{|undefined|errors\.|&lt;/);
    for (const value of Object.values(params)) expect(sentence).toContain(value);
  });

  it('names both sides where neither could be read again', () => {
    const params = { sides: 'crm,erp', because: 'site-error', status: 503 };
    expect(sentenceOf(new AppError('values-not-read', { params }))).toBe(
      'What you saw in SuperOffice and in the ERP could not be read again, so nobody can say whether it changed meanwhile. The site failed with status 503. Try again later, or give the details to its operator. Read the values again, or link by hand.',
    );
  });

  it('names what failed before the check that it keeps from being answered', () => {
    const params = { check: 'actor-not-read', erpKey: '10014', because: 'site-error', status: 503 };
    expect(sentenceOf(new AppError('blocked-by-check', { params }))).toMatch(
      /^It cannot be sent like this\. The site failed with status 503\. .+ The ERP did not say whether it has key 10014\./,
    );
  });

  it('writes a time as the system does, also that of what stands behind it', () => {
    const until = '2026-11-23T09:15:00.000Z';
    const here = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
    const params = { check: 'actor-not-read', erpKey: '1', because: 'site-wants-rest', site: 'Acme', until };
    const sentence = sentenceOf(new AppError('blocked-by-check', { params }));
    expect(sentence).toContain(`Acme wants to be left alone until ${here.format(new Date(until))},`);
  });

  it.each(errorCodes)('shows no raw placeholder for %s, even where a value is missing', (code) => {
    expect(sentenceOf(new AppError(code))).not.toContain('{{');
  });
});
