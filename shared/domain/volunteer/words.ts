import type { TeamPost } from './team.ts';

/** The words of the teams' papers. They are Chinese in every language of the screen: the papers are. */
export const TEAM_POST_WORDS: Record<TeamPost, string> = {
  leader: '队长',
  deputy: '副队长',
  liaison: '联络员',
  member: '队员',
};
