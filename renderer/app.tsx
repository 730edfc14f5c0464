import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider, useColorScheme, type Theme } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import type { StartAnswers } from '../shared/ipc/contract';
import { usePreferences } from './api/preferences';
import { createQueryClient } from './api/query-client';
import { FreshAfterStart, keepStartAnswers } from './api/start';
import { AnnouncerProvider } from './components/announcer';
import { ErrorBoundary } from './components/error-boundary';
import { CurrentSiteProvider } from './app-state/current-site';
import { NavigationProvider } from './app-state/navigation';
import { SignInHeardProvider } from './app-state/sign-in-heard';
import { Frame } from './frame/frame';
import { TextProvider } from './text';

/** The one-time secret that lets our styles through the content security policy; the main process writes it per load. */
function readNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || meta?.content || undefined;
}

/** `start`: what the first picture shows; without it, each part of the page asks for itself. */
export function App({ start, theme }: { start: StartAnswers | null; theme: Theme }): ReactElement {
  const [parts] = useState(() => {
    const nonce = readNonce();
    const queryClient = createQueryClient();
    if (start) keepStartAnswers(queryClient, start);
    return {
      // No prefixes: the one engine that draws this page knows every property by its own name.
      cache: createCache({ key: 'al', prepend: true, stylisPlugins: [], ...(nonce ? { nonce } : {}) }),
      queryClient,
    };
  });
  return (
    <CacheProvider value={parts.cache}>
      <ThemeProvider
        theme={theme}
        defaultMode={start?.preferences.theme ?? 'system'}
        storageManager={null}
        noSsr
      >
        <CssBaseline />
        <TextProvider>
          <QueryClientProvider client={parts.queryClient}>
            <ErrorBoundary>
              <ThemeMode />
              {start && <FreshAfterStart />}
              <AnnouncerProvider>
                <NavigationProvider>
                  <CurrentSiteProvider>
                    <SignInHeardProvider>
                      <Frame />
                    </SignInHeardProvider>
                  </CurrentSiteProvider>
                </NavigationProvider>
              </AnnouncerProvider>
            </ErrorBoundary>
          </QueryClientProvider>
        </TextProvider>
      </ThemeProvider>
    </CacheProvider>
  );
}

/** Applies the theme preference; with `system` the colours follow the system while the program runs. */
function ThemeMode(): null {
  const { setMode } = useColorScheme();
  const theme = usePreferences().data?.theme;
  useEffect(() => {
    if (theme) setMode(theme);
  }, [theme, setMode]);
  return null;
}
