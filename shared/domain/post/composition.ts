/** How many hold a post by the rule. */
export interface PostBounds<P extends string> {
  post: P;
  min: number;
  max: number;
}

export type SizeProblem = { reason: 'tooFewMembers' | 'tooManyMembers'; has: number; needs: number };
export type PostProblem<P extends string> = {
  reason: 'tooFewInPost' | 'tooManyInPost';
  post: P;
  has: number;
  needs: number;
};

/** Where the number of members departs from the rule. It is shown, not refused: between two elections posts are empty. */
export function sizeProblems(has: number, size: { min: number; max: number }): SizeProblem[] {
  if (has < size.min) return [{ reason: 'tooFewMembers', has, needs: size.min }];
  return has > size.max ? [{ reason: 'tooManyMembers', has, needs: size.max }] : [];
}

/** Posts that too few or too many hold; whoever is listed twice for one post holds it once. */
export function postProblems<P extends string>(
  members: readonly { person: string; post: P }[],
  bounds: readonly PostBounds<P>[],
): PostProblem<P>[] {
  return bounds.flatMap(({ post, min, max }): PostProblem<P>[] => {
    const has = new Set(members.filter((member) => member.post === post).map(({ person }) => person)).size;
    if (has < min) return [{ reason: 'tooFewInPost', post, has, needs: min }];
    return has > max ? [{ reason: 'tooManyInPost', post, has, needs: max }] : [];
  });
}

/** The post that whoever comes next most likely holds: the first that too few hold, in the rule's order. */
export function vacantPost<P extends string>(
  members: readonly { post: P }[],
  bounds: readonly PostBounds<P>[],
): P | undefined {
  const held = (post: P) => members.filter((member) => member.post === post).length;
  return bounds.find(({ post, min }) => held(post) < min)?.post;
}

/** Somebody on the list whom the roster no longer has in the village. */
export type GoneProblem = { reason: 'memberDeceased' | 'memberMovedOut'; name: string };

/** Members who died or moved away and still stand on the list, by what the roster says of them. */
export function goneProblems(
  members: readonly { person: string; name: string }[],
  statusOf: ReadonlyMap<string, string>,
): GoneProblem[] {
  return members.flatMap(({ person, name }): GoneProblem[] => {
    const status = statusOf.get(person);
    if (status === 'deceased') return [{ reason: 'memberDeceased', name }];
    return status === 'movedOut' ? [{ reason: 'memberMovedOut', name }] : [];
  });
}
