/** What a soak consists of, by the name that the command line takes, and where it is in `e2e/soak/`. */
export const soakParts = {
  'write-faults': 'write-faults.spec',
  'read-faults': 'read-faults.spec',
  kills: 'kills.spec',
  runs: 'runs.spec',
  migration: 'migration.spec',
  files: 'files.spec',
  calls: 'calls.spec',
  canaries: 'canaries.spec',
  answers: 'answers.spec',
  office: 'office.spec',
};
