import { expect, test } from 'vitest';
import type { ErpActor } from '../../../../shared/record/erp-actor';
import { rankActors } from './rank-actors';

const makeActor = (erpKey: string, connected: boolean | null): ErpActor => ({
  erpActorType: 'Customer',
  erpKey,
  name: `Actor ${erpKey}`,
  details: [],
  connected,
});
const actors = [
  makeActor('linked', true),
  makeActor('linked, same number', true),
  makeActor('other', null),
  makeActor('same number', false),
  makeActor('10014', true),
];
const hasSameNumber = ({ erpKey }: ErpActor) => erpKey.endsWith('same number');
const keysOf = (typed: string) => rankActors(actors, typed, hasSameNumber).map(({ erpKey }) => erpKey);

test('what looks like the chosen record is offered first, and what is linked already last', () => {
  expect(keysOf('Actor')).toEqual(['same number', 'other', 'linked, same number', 'linked', '10014']);
});

test('the key that was typed is offered first, whoever holds it', () => {
  expect(keysOf('10014').at(0)).toBe('10014');
});
