import { useEffect, useMemo, useState } from 'react';
import type { MeritCode } from '../../../shared/domain/merit/code.ts';
import { signedCode } from '../../../shared/sync/courier/signedCode.ts';
import type { Problem } from '../../errors/problem.ts';
import { problemOf } from '../../errors/problemOf.ts';
import { troubleOf } from '../../errors/troubleOf.ts';
import { useStation } from '../../station/station.ts';

export interface SignedCodes {
  /** Either all are signed or it is known why they cannot be: the paper may be printed. */
  ready: boolean;
  texts: readonly string[];
  problem: Problem | undefined;
}

/** The codes as this device signs them, in their order. A signature differs each time, so one is made for each content. */
export function useSignedCodes(codes: readonly MeritCode[] | undefined): SignedCodes {
  const station = useStation();
  const said = codes && JSON.stringify(codes);
  const [made, setMade] = useState<{ said: string; texts: string[]; problem?: Problem }>();
  useEffect(() => {
    if (said === undefined) return;
    let current = true;
    const sign = async () => {
      const texts: string[] = [];
      for (const code of JSON.parse(said) as MeritCode[]) {
        const signed = await signedCode(station, code);
        if (!signed.ok) return { said, texts: [], problem: troubleOf(signed) };
        texts.push(signed.value);
      }
      return { said, texts };
    };
    sign()
      .catch((error: unknown) => ({ said, texts: [], problem: problemOf(error) }))
      .then((next) => current && setMade(next));
    return () => {
      current = false;
    };
  }, [station, said]);
  const present = made?.said === said ? made : undefined;
  return useMemo(
    () => ({ ready: present !== undefined, texts: present?.texts ?? [], problem: present?.problem }),
    [present],
  );
}
