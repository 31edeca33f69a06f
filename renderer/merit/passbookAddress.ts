/** Where a household's passbook stands: `household:01J…` at `/passbook/01J…`. */
export function passbookAddress(household: string): string {
  return `/passbook/${household.slice('household:'.length)}`;
}
