import { type Result, success } from '../shared/domain/result.ts';
import { encodeCountyCode } from '../shared/domain/station/countyCode.ts';
import type { CouchServer } from './couch.ts';
import type { FirstPasswords } from './firstPasswords.ts';
import { type ProvisionProblem, provisionStation, stationUser } from './provision.ts';

/** An invented county. No real code begins with 99. */
export const DEMONSTRATION = {
  county: { code: '990101', name: '示范县' },
  township: { code: '990101001', name: '青石镇' },
  stations: [
    { code: '990101001001', name: '云溪村' },
    { code: '990101001002', name: '柳湾村' },
    { code: '990101001003', name: '松岭村' },
  ],
} as const;

export interface DemonstrationStation {
  code: string;
  name: string;
  user: string;
  password: string;
  countyCode: string;
}

/** Sets up the stations of the invented county, each with the password that is kept for it. */
export async function setUpDemonstration(
  server: CouchServer,
  passwords: FirstPasswords,
): Promise<Result<DemonstrationStation[], ProvisionProblem>> {
  const stations: DemonstrationStation[] = [];
  for (const { code, name } of DEMONSTRATION.stations) {
    const user = stationUser(code);
    const password = passwords.of(user);
    const place = { county: DEMONSTRATION.county.name, township: DEMONSTRATION.township.name, village: name };
    const provisioned = await provisionStation(server, { station: code, place, password, resetPassword: true });
    if (!provisioned.ok) return provisioned;
    const countyCode = encodeCountyCode({ address: server.url, station: code, user, password });
    stations.push({ code, name, user, password, countyCode });
  }
  return success(stations);
}
