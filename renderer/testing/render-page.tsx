import { cleanup, configure, getConfig, render } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel, type UserEvent } from '@testing-library/user-event';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { createQueryClient } from '../api/query-client';
import { App } from '../app';
import { AnnouncerProvider } from '../components/announcer';
import { CurrentSiteProvider } from '../app-state/current-site';
import { SignInHeardProvider } from '../app-state/sign-in-heard';
import { NavigationProvider } from '../app-state/navigation';
import { wholeText } from '../../shared/text/whole-text';
import { addText } from '../../shared/text/text';
import { TextProvider } from '../text';
import { buildTheme } from '../theme';
import { createFakeBridge, type Answers, type FakeBridge } from './fake-bridge';

export interface RenderedPage extends FakeBridge {
  user: UserEvent;
  /** The input of the last call of a method; undefined where it was not called. */
  lastInput(method: FakeBridge['calls'][number]['method']): unknown;
  /** Replaces what a text box holds, as pasting does. */
  fill(box: HTMLElement, text: string): Promise<void>;
}

// A test draws parts of a page whose screen was not fetched.
addText(wholeText);

/** To be called at the top of a test file, before its tests are defined. Heights in pixels, for what measures itself. */
export function preparePageTests({ viewHeight = 400, rowHeight = 400 } = {}): void {
  const usual = getConfig();
  beforeAll(() => {
    configure({
      // The DOM of the tests works out styles slowly; what is hidden is asserted where it matters.
      defaultHidden: true,
      getElementError: (message) => new Error(message ?? 'Not found'),
    });
  });
  afterAll(() => configure(usual));
  beforeEach(() => {
    // Lists draw only what is in sight; a page without layout has to be told how much that is.
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(viewHeight);
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(rowHeight);
    // The DOM of the tests has no layer above the page, in which lists open.
    Object.assign(HTMLElement.prototype, { showPopover: () => undefined });
    // Nor does it ever draw, so that it is always idle.
    Object.assign(globalThis, {
      requestIdleCallback: (work: () => void) => setTimeout(work),
      cancelIdleCallback: clearTimeout,
    });
    // Accessible names ask for styles, which takes seconds without a real style engine; no test here is about styles.
    vi.spyOn(window, 'getComputedStyle').mockImplementation(() => document.createElement('div').style);
    // Whether something is in sight does, too; the page hides whole parts by themselves, and those alone count here.
    vi.spyOn(HTMLElement.prototype, 'checkVisibility').mockImplementation(isShown);
  });
  afterEach(() => {
    cleanup();
    // No page of before.
    window.sessionStorage.clear();
    vi.restoreAllMocks();
  });
}

/** MUI keeps what it has worked out for a theme. */
const theme = buildTheme();

function isShown(this: HTMLElement): boolean {
  const { parentElement, hidden, style } = this;
  if (hidden || style.display === 'none') return false;
  return parentElement === null ? this === document.documentElement : isShown.call(parentElement);
}

function setUp(answers: Answers): RenderedPage {
  const fake = createFakeBridge(answers);
  Object.defineProperty(window, 'actorlink', { value: fake.bridge, configurable: true });
  const user = userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never });
  const fill = async (box: HTMLElement, text: string) => {
    await user.clear(box);
    await user.click(box);
    await user.paste(text);
  };
  const lastInput: RenderedPage['lastInput'] = (method) =>
    fake.calls.findLast((call) => call.method === method)?.input;
  return { ...fake, user, fill, lastInput };
}

/** Mounts the whole page on a fake bridge, as `main.tsx` does on the real one. */
export function renderPage(answers: Answers = {}): RenderedPage {
  const page = setUp(answers);
  render(<App start={null} theme={theme} />);
  return page;
}

/** Mounts one screen without the frame around it. */
export function renderScreen(screen: ReactElement, answers: Answers = {}): RenderedPage {
  const page = setUp(answers);
  render(
    <ThemeProvider theme={theme} storageManager={null} noSsr>
      <TextProvider>
        <QueryClientProvider client={createQueryClient()}>
          <AnnouncerProvider>
            <NavigationProvider>
              <CurrentSiteProvider>
                <SignInHeardProvider>{screen}</SignInHeardProvider>
              </CurrentSiteProvider>
            </NavigationProvider>
          </AnnouncerProvider>
        </QueryClientProvider>
      </TextProvider>
    </ThemeProvider>,
  );
  return page;
}
