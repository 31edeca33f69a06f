import { ModelCounty } from '../testing/modelCounty.ts';
import type { SimulatedDevice } from './device.ts';
import type { Sight } from './saved.ts';
import { anyOf, atCounty, onDevice } from './sight.ts';
import type { World } from './world.ts';

/**
 * Sets one copy back in time. What stood on that copy alone, no software could keep: it is taken off the record. All
 * devices must be running.
 * @param before what stood on that copy
 */
export async function setBack(world: World, before: Sight, goBack: () => Promise<void> | void): Promise<void> {
  await goBack();
  const devices = await Promise.all(world.devices.map(onDevice));
  world.record.forget(before, anyOf([atCounty(world.county), ...devices]));
}

/** The nightly backup of the county's server. */
export function backUpCounty(world: World): void {
  const restore = world.county.backup();
  world.restoreCounty = () => world.moveTo(restore());
}

/** The county's server is restored from its last backup. */
export async function restoreCounty(world: World): Promise<boolean> {
  const { restoreCounty } = world;
  if (!restoreCounty) return false;
  await setBack(world, atCounty(world.county), restoreCounty);
  return true;
}

/** The county's server broke, there was no backup, and it was set up anew. */
export async function rebuildCounty(world: World): Promise<boolean> {
  world.restoreCounty = undefined;
  await setBack(world, atCounty(world.county), () => world.moveTo(new ModelCounty()));
  return true;
}

export async function backUpDevice(device: SimulatedDevice): Promise<void> {
  await device.stop();
  device.restore = await device.disk.backup();
  await device.start();
}

/** A laptop's disk is restored from its last backup. */
export async function restoreDevice(world: World, device: SimulatedDevice): Promise<boolean> {
  const { restore } = device;
  if (!restore) return false;
  await setBack(world, await onDevice(device), async () => {
    await device.stop();
    await restore();
    await device.start();
  });
  return true;
}
