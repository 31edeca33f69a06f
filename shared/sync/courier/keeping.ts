import { type Result, success } from '../../domain/result.ts';
import { type PublicKeys, publicKeys } from '../../domain/station/deviceKeys.ts';
import type { Station } from '../../store/station.ts';
import type { County, CountyProblem } from '../county.ts';
import { fingerprintOf, type Identity, makeIdentity, publicKeysOf } from './keys.ts';

/** Where the device keeps its own keys, and the county's public ones. */
const OWN = 'courier.keys';
const COUNTY = 'courier.county';

/** Where the device keeps which of its keys the county has noted. */
const INTRODUCED = 'courier.introduced';

/** The county's note with its public keys, in each station's database. */
export const COUNTY_NOTE = 'courier-county';

/** The county's note of a device whose bundles it takes. */
export function deviceNote(keys: PublicKeys): string {
  return `courier-device-${fingerprintOf(keys)}`;
}

/** This device's keys, made when they are first asked for. The private ones never leave the device's database. */
export async function ownIdentity(station: Station): Promise<Identity> {
  const { device } = station;
  const kept = await device.readState<Identity>(OWN);
  if (kept) return kept;
  const made = await makeIdentity(false);
  // Two windows may both have made some: the first to write wins.
  return device.transaction('rw', device.state, async () => {
    const meanwhile = await device.readState<Identity>(OWN);
    if (!meanwhile) await device.writeState(OWN, made);
    return meanwhile ?? made;
  });
}

export function countyKeys(station: Station): Promise<PublicKeys | undefined> {
  return station.device.readState<PublicKeys>(COUNTY);
}

export async function keepCountyKeys(station: Station, keys: PublicKeys): Promise<void> {
  await station.device.writeState(COUNTY, keys);
}

/**
 * While there is a line: leaves this device's public keys with the county, so that it takes this device's bundles later,
 * and fetches the county's. Asks nothing where both are known.
 *
 * @throws what the storage throws
 */
export async function exchangeKeys(
  station: Station,
  county: County,
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  const keys = await publicKeysOf(await ownIdentity(station));
  if ((await station.device.readState<string>(INTRODUCED)) !== fingerprintOf(keys)) {
    const noted = await county.writeNote(deviceNote(keys), keys, stop);
    if (!noted.ok) return noted;
    await station.device.writeState(INTRODUCED, fingerprintOf(keys));
  }
  if (await countyKeys(station)) return success(undefined);
  const theirs = await county.readNote(COUNTY_NOTE, publicKeys, stop);
  if (!theirs.ok) return theirs;
  if (theirs.value) await keepCountyKeys(station, theirs.value);
  return success(undefined);
}
