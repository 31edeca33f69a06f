/** What this laptop knows of a household's points, all in hundredths and as amounts. */
export interface KnownPoints {
  balance: number;
  /** What was redeemed and stands, in goods and vouchers, by whatever laptop. */
  redeemed: number;
  /** How much of it was redeemed at this one. */
  own: number;
}

/**
 * What one of a station's laptops may still let a household redeem where each has an equal share of all that the household
 * was ever given: then laptops that have not met cannot hand out one point twice, whatever each knows of the others.
 * What was given and taken back again, or a laptop that was restored from a backup, may still overdraw; the merge shows it.
 */
export function allowanceLeft({ balance, redeemed, own }: KnownPoints, laptops: number): number {
  const share = Math.floor((balance + redeemed) / laptops);
  return Math.max(0, Math.min(balance, share - own));
}
