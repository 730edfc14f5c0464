/** A password that is asked for and never written anywhere: it is gone when the program closes. */
export interface AskedPassword {
  provide: (password: string) => void;
  read: () => Promise<string | null>;
  forget: () => void;
}

export function createAskedPassword(): AskedPassword {
  let held: string | null = null;
  return {
    provide: (password) => {
      held = password;
    },
    read: () => Promise.resolve(held),
    forget: () => {
      held = null;
    },
  };
}
