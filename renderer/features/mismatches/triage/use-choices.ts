import { useState } from 'react';
import { leave, type Choice, type Choices } from './triage-choice';

export interface ChosenSides {
  choices: Choices;
  choose(crmFieldKey: string, choice: Choice): void;
  /** Takes back the last choice. False where there is none. */
  undo(): boolean;
  clear(): void;
}

/** What was chosen for the fields of one row, step by step. */
export function useChoices(): ChosenSides {
  const [steps, setSteps] = useState<readonly Choices[]>([new Map()]);
  const choices = steps.at(-1) ?? new Map<string, Choice>();
  return {
    choices,
    choose: (crmFieldKey, choice) => {
      const before = choices.get(crmFieldKey) ?? leave;
      if (JSON.stringify(before) === JSON.stringify(choice)) return;
      setSteps([...steps, new Map(choices).set(crmFieldKey, choice)]);
    },
    undo: () => {
      if (steps.length < 2) return false;
      setSteps(steps.slice(0, -1));
      return true;
    },
    clear: () => setSteps([new Map()]),
  };
}
