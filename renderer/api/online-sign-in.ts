import { useMutation, useMutationState, useQueryClient, type MutationState } from '@tanstack/react-query';
import type { SignInDescription } from '../../shared/sign-in-schemes';
import { callBridge } from './client';
import { refreshSites } from './sites';

const key = ['online-sign-in'];
/** It holds no secret, and whoever comes back to the screen wants to know how it ended. */
const keepOutcomeMs = 5 * 60_000;
type State = MutationState<SignInDescription, Error, string>;

/**
 * The sign-in of one site in the system browser. It goes on while other screens are shown, so its state is the
 * page's and not a component's.
 */
export function useOnlineSignIn(siteId: string | undefined) {
  const queryClient = useQueryClient();
  const { mutate: start } = useMutation({
    mutationKey: key,
    gcTime: keepOutcomeMs,
    mutationFn: (id: string) => callBridge('sites.signInOnline', { siteId: id }),
    onSuccess: async (_description, id) => {
      await Promise.all([refreshSites(queryClient), queryClient.invalidateQueries({ queryKey: [id] })]);
    },
  });
  const states = useMutationState<State>({
    filters: { mutationKey: key, predicate: ({ state }) => state.variables === siteId },
    select: ({ state }) => state as State,
  });
  return { start, cancel: stopWaiting, last: states.at(-1) ?? null };
}

/** Whether it worked is told by the sign-in that was stopped. */
function stopWaiting(): void {
  void callBridge('sites.cancelSignIn').catch(() => {});
}
