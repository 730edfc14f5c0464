import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { createFakeBridge, fail } from '../testing/fake-bridge';
import { TextProvider } from '../text';
import { ErrorPanel } from './error-panel';

afterEach(cleanup);

function showError(error: unknown, onRetry?: () => void): HTMLElement {
  render(
    <TextProvider>
      <ErrorPanel error={error} {...(onRetry ? { onRetry } : {})} />
    </TextProvider>,
  );
  return screen.getByRole('alert');
}

describe('the error panel', () => {
  it('leads to the log where the log has the details, and says where it is if that fails', async () => {
    showError(new AppError('site-error', { params: { status: 503 } }));
    expect(screen.queryByRole('button', { name: 'Open log folder' })).toBeNull();
    cleanup();
    const folder = '/home/kari/logs';
    const { bridge } = createFakeBridge({
      'app.openLogFolder': () => fail('folder-not-opened', { params: { folder } }),
    });
    Object.defineProperty(window, 'actorlink', { value: bridge, configurable: true });
    showError(new AppError('bug', { params: { logReference: 'a1b2' } }));
    await userEvent.click(screen.getByRole('button', { name: 'Open log folder' }));
    await screen.findByText(`The folder ${folder} could not be opened. Open it in your file manager.`);
  });

  it('says that nothing was changed only where that is known', () => {
    expect(showError(new AppError('rejected')).textContent).toContain('Nothing was changed.');
    cleanup();
    const unknown = showError(new AppError('timeout', { changed: 'unknown' })).textContent;
    expect(unknown).not.toContain('Nothing was changed.');
    expect(unknown).toContain('not known yet');
  });

  it('says nothing of changes where only a reading failed, whatever a write before it has done', () => {
    const alert = showError(new AppError('no-sign-in', { params: { site: 'Nord' } }), () => {});
    expect(alert.textContent).toContain('There is nothing to sign in to Nord with yet.');
    expect(alert.textContent).not.toContain('changed');
  });

  it('writes times as the system does, and keeps them as they came behind Details', () => {
    const params = { expiredAt: '2026-03-09T14:05:00.000Z' };
    const alert = showError(new AppError('token-expired', { params }));
    const written = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
    const sentence = alert.querySelector('p')?.textContent ?? '';
    expect(sentence).toContain(written.format(new Date(params.expiredAt)));
    expect(sentence).not.toContain(params.expiredAt);
    expect(screen.getByText(params.expiredAt)).toBeDefined();
    cleanup();
    const day = { host: 'crm', issuer: 'CA', validTo: '2026-01-01' };
    expect(showError(new AppError('certificate-expired', { params: day })).textContent).toContain(
      'Jan 1, 2026',
    );
  });

  it('keeps status and the words of the site behind Details, as text', async () => {
    const words = '<img src=x onerror="alert(1)"> Der Datensatz ist gesperrt';
    const alert = showError(new AppError('site-error', { params: { status: 503 }, detail: words }));
    expect(screen.getByText(words).closest('[hidden]')).not.toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Details' }));
    expect(screen.getByText(words).closest('[hidden]')).toBeNull();
    expect(alert.querySelector('img')).toBeNull();
  });

  it('offers another try only where the caller allows it', async () => {
    showError(new AppError('offline'));
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    cleanup();
    let tries = 0;
    showError(new AppError('offline'), () => {
      tries += 1;
    });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(tries).toBe(1);
  });

  it('copies sentence, facts and the words of the site', async () => {
    const user = userEvent.setup();
    showError(new AppError('site-error', { params: { status: 503 }, detail: 'Locked by anja' }));
    await user.click(screen.getByRole('button', { name: 'Details' }));
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain('status: 503');
    expect(copied).toContain('Locked by anja');
    expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy();
  });

  it('shows a thrown stranger as a bug whose effect is not known', () => {
    const text = showError(new TypeError('x is not a function')).textContent;
    expect(text).toContain('inside ActorLink');
    expect(text).toContain('not known yet');
  });
});
