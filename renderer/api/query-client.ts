import { QueryClient } from '@tanstack/react-query';

/**
 * The page's cache of what the bridge answered. Nothing is repeated by itself: the main process knows whether a call
 * may be repeated, the page does not. Keys start with the site's id, or with `app` for what belongs to no site.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: 'always',
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      // What was typed into a form is forgotten with the form: it may be a password.
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  });
}
