import type { CallContext } from '../http/call-context';

const version = '12.4';

/** `GET /api`: what is installed here (member names documented). */
export function describeSite({ apiAddress }: CallContext): Record<string, unknown> {
  return {
    v1: `${apiAddress}/v1`,
    NetServerVersion: `${version}.0.0`,
    NetServerAssembly: `PracticeSite, Version=${version}.0.0`,
    NetServerDate: '2026-01-05T00:00:00',
    NetServerLabel: 'Practice site',
    NetServer: 'Practice site',
    Services: ['Services88'],
    ServicesCurrent: 'Services88',
    Version: version,
    Documentation: `${apiAddress}/docs`,
  };
}

/** `GET /api/v1/User/currentPrincipal`: who is signed in. */
export function describeUser({ userName }: CallContext): Record<string, unknown> {
  return {
    UserType: 'InternalAssociate',
    Associate: userName,
    AssociateId: 1,
    IsPerson: true,
    PersonId: 1,
    CountryId: 1,
    HomeCountryId: 1,
    ContactId: 1,
    GroupId: 1,
    BusinessId: 1,
    CategoryId: 1,
    ContactOwner: 1,
    RoleId: 1,
    RoleName: 'User level 0',
    RoleDescription: '',
    RoleType: 'Employee',
    Licenses: [],
    FullName: 'Kari Øverland',
    EMailAddress: 'kari.overland@practice.example',
    FunctionRights: ['erpsync'],
    EjUserId: 0,
    EjAccessLevel: 0,
    EjUserStatus: 'StatusNone',
    ProvidedCredentials: [],
    SecondaryGroups: [],
    DatabaseContextIdentifier: 'Practice',
    TableRight: null,
    FieldProperties: {},
  };
}
