export const signIn = {
  /** The page that the browser shows when it comes back to the program. */
  browser: {
    title: 'ActorLink',
    done: 'You are back. ActorLink goes on by itself; you can close this window.',
    denied: 'The sign-in was cancelled. ActorLink says what to do next; you can close this window.',
    foreign:
      'This is not the answer that ActorLink waits for, and nothing was done with it. ActorLink goes on waiting; close this window and sign in where ActorLink opened the browser.',
  },
};
