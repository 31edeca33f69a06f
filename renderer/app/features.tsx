import {
  ContactsOutlined,
  HeartOutlined,
  HomeOutlined,
  NotificationOutlined,
  ReadOutlined,
  SettingOutlined,
  SmileOutlined,
  StarOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

type Screen = () => Promise<{ default: ComponentType }>;

export interface Feature {
  /** The one name the feature has everywhere; the words are `nav.<name>`. */
  name: string;
  /** Absent where the navigation does not lead: the light leads to sync. */
  icon?: ComponentType;
  /** Where the navigation or Ctrl K leads. */
  home: string;
  /**
   * Its addresses. One pattern with an optional part, `/person/:id?`, keeps the list mounted while things are opened.
   */
  screens: readonly { path: string; screen: Screen }[];
  /** Its addresses on paper: shown without the frame, and printed (see `print/PrintView.tsx`). */
  papers?: readonly { path: string; screen: Screen }[];
  /** What Ctrl K offers beside things: an address each; the words are `command.<name>`. */
  commands?: readonly { name: string; path: string }[];
}

/** What the program can do, in the order of the navigation. A feature is added by a line here. */
export const FEATURES: readonly Feature[] = [
  {
    name: 'today',
    icon: HomeOutlined,
    home: '/',
    screens: [
      { path: '/', screen: () => import('../today/TodayScreen.tsx') },
      { path: '/year/:month?', screen: () => import('../year/YearScreen.tsx') },
    ],
    papers: [{ path: '/paper/inspection/:year?', screen: () => import('../year/InspectionPaper.tsx') }],
    commands: [
      { name: 'yearCalendar', path: '/year' },
      { name: 'inspection', path: '/paper/inspection' },
    ],
  },
  {
    name: 'roster',
    icon: ContactsOutlined,
    home: '/person',
    screens: [
      { path: '/person/:id?', screen: () => import('../roster/RosterScreen.tsx') },
      { path: '/household/:id?', screen: () => import('../roster/RosterScreen.tsx') },
      { path: '/roster/:page', screen: () => import('../roster/RosterScreen.tsx') },
      { path: '/roster/import', screen: () => import('../roster/import/ImportScreen.tsx') },
    ],
    papers: [
      { path: '/paper/roster/changes', screen: () => import('../roster/ChangesPaper.tsx') },
      { path: '/paper/roster/:kind', screen: () => import('../roster/RosterPaper.tsx') },
    ],
    commands: [
      { name: 'newPerson', path: '/person/new' },
      { name: 'newHousehold', path: '/household/new' },
      { name: 'importRoster', path: '/roster/import' },
      { name: 'duplicates', path: '/roster/duplicates' },
      { name: 'changes', path: '/roster/changes' },
      { name: 'tagElder', path: '/person?tag=elder' },
      { name: 'tagMinor', path: '/person?tag=minor' },
      { name: 'tagParty', path: '/person?tag=party' },
      { name: 'tagVeteran', path: '/person?tag=veteran' },
      { name: 'tagLivesAway', path: '/person?tag=livesAway' },
      { name: 'tagDisabled', path: '/person?tag=disabled' },
      { name: 'tagHardship', path: '/person?tag=hardship' },
      { name: 'tagInNeed', path: '/person?tag=inNeed' },
      { name: 'movedOut', path: '/person?status=movedOut' },
    ],
  },
  {
    name: 'pact',
    icon: ReadOutlined,
    home: '/pact',
    screens: [
      { path: '/pact/:id?/:part?', screen: () => import('../pact/PactScreen.tsx') },
      { path: '/clause/:id', screen: () => import('../pact/PactScreen.tsx') },
    ],
    papers: [{ path: '/paper/pact/:id/:form', screen: () => import('../pact/PactPaper.tsx') }],
    commands: [
      { name: 'newPact', path: '/pact/new' },
      { name: 'pactLaws', path: '/pact/laws' },
    ],
  },
  {
    name: 'council',
    icon: TeamOutlined,
    home: '/council',
    screens: [
      { path: '/council/:id?', screen: () => import('../council/CouncilRoom.tsx') },
      { path: '/meeting/:id?/:step?', screen: () => import('../council/CouncilRoom.tsx') },
      { path: '/proposal/:id?', screen: () => import('../proposal/ProposalRoom.tsx') },
      { path: '/review/:id?', screen: () => import('../review/ReviewRoom.tsx') },
      { path: '/antiViceEntry/:id?', screen: () => import('../antiVice/AntiViceRoom.tsx') },
      { path: '/caseFile/:id?', screen: () => import('../antiVice/AntiViceRoom.tsx') },
    ],
    papers: [
      { path: '/paper/meeting/:id/:paper', screen: () => import('../council/MeetingPaper.tsx') },
      { path: '/paper/proposal/:id', screen: () => import('../proposal/ProposalPaper.tsx') },
      { path: '/paper/antiVice/:year', screen: () => import('../antiVice/AntiVicePaper.tsx') },
      { path: '/paper/caseFile/:id', screen: () => import('../antiVice/CaseFilePaper.tsx') },
    ],
    commands: [
      { name: 'newProposal', path: '/proposal/new' },
      { name: 'proposals', path: '/proposal' },
      { name: 'newReview', path: '/review/new' },
      { name: 'reviews', path: '/review' },
      { name: 'newAntiVice', path: '/antiViceEntry/new' },
      { name: 'caseFiles', path: '/caseFile' },
      { name: 'newCouncil', path: '/council/new' },
      { name: 'decisions', path: '/council' },
    ],
  },
  {
    name: 'affair',
    icon: HeartOutlined,
    home: '/affair',
    screens: [{ path: '/affair/:id?', screen: () => import('../affair/AffairRoom.tsx') }],
    papers: [
      { path: '/paper/affair/:id', screen: () => import('../affair/AffairPaper.tsx') },
      { path: '/paper/affairs/:year', screen: () => import('../affair/AffairsPaper.tsx') },
    ],
    commands: [
      { name: 'newAffair', path: '/affair/new' },
      { name: 'affairs', path: '/affair' },
      { name: 'affairLimits', path: '/affair/limits' },
    ],
  },
  {
    name: 'merit',
    icon: StarOutlined,
    home: '/deed',
    screens: [
      { path: '/deed/:id?', screen: () => import('../merit/MeritRoom.tsx') },
      { path: '/passbook/:id?', screen: () => import('../merit/MeritRoom.tsx') },
      { path: '/good/:id?', screen: () => import('../merit/MeritRoom.tsx') },
      { path: '/rubric/:id?', screen: () => import('../merit/MeritRoom.tsx') },
      { path: '/merchant/:id?', screen: () => import('../merit/MeritRoom.tsx') },
      { path: '/honour/:id?', screen: () => import('../honour/HonourRoom.tsx') },
      { path: '/books/:id?', screen: () => import('../merit/MeritRoom.tsx') },
      { path: '/entry/:id', screen: () => import('../merit/MeritRoom.tsx') },
    ],
    papers: [
      { path: '/paper/slip/:entry', screen: () => import('../merit/SlipPaper.tsx') },
      { path: '/paper/voucher/:id', screen: () => import('../merit/voucher/VoucherPaper.tsx') },
      { path: '/paper/settlement/:id', screen: () => import('../merit/voucher/SettlementPaper.tsx') },
      { path: '/paper/honour/:id', screen: () => import('../honour/HonourPaper.tsx') },
      { path: '/paper/minus/:deed', screen: () => import('../merit/MinusPaper.tsx') },
      { path: '/paper/books/:month', screen: () => import('../merit/books/BooksPaper.tsx') },
      { path: '/paper/stock', screen: () => import('../merit/stock/StockPaper.tsx') },
      { path: '/paper/passbook/:household', screen: () => import('../merit/PassbookPaper.tsx') },
      { path: '/paper/card/:household/:scope?', screen: () => import('../merit/code/HouseholdCards.tsx') },
    ],
    commands: [
      { name: 'newDeed', path: '/deed/new' },
      { name: 'round', path: '/deed/round' },
      { name: 'sitting', path: '/deed/sitting' },
      { name: 'depositing', path: '/deed/depositing' },
      { name: 'passbooks', path: '/passbook' },
      { name: 'opening', path: '/passbook/opening' },
      { name: 'verifyCode', path: '/passbook/verify' },
      { name: 'settleLedger', path: '/passbook/settle' },
      { name: 'goods', path: '/good' },
      { name: 'rubrics', path: '/rubric' },
      { name: 'periodRules', path: '/rubric/period' },
      { name: 'books', path: '/books' },
      { name: 'queue', path: '/passbook/queue' },
      { name: 'redList', path: '/passbook/redList' },
      { name: 'merchants', path: '/merchant' },
      { name: 'newMerchant', path: '/merchant/new' },
      { name: 'newHonour', path: '/honour/new' },
      { name: 'honours', path: '/honour' },
    ],
  },
  {
    name: 'volunteer',
    icon: SmileOutlined,
    home: '/team',
    screens: [
      { path: '/team/:id?', screen: () => import('../volunteer/VolunteerRoom.tsx') },
      { path: '/activity/:id?', screen: () => import('../volunteer/VolunteerRoom.tsx') },
    ],
    papers: [
      { path: '/paper/teams', screen: () => import('../volunteer/TeamPaper.tsx') },
      { path: '/paper/team/:id', screen: () => import('../volunteer/TeamPaper.tsx') },
      { path: '/paper/activities/:year', screen: () => import('../volunteer/ActivitiesPaper.tsx') },
      { path: '/paper/activity/:id', screen: () => import('../volunteer/ActivityPaper.tsx') },
    ],
    commands: [
      { name: 'teams', path: '/team' },
      { name: 'newTeam', path: '/team/new' },
      { name: 'teamRule', path: '/team/rule' },
      { name: 'activities', path: '/activity' },
      { name: 'newActivity', path: '/activity/new' },
    ],
  },
  {
    name: 'notice',
    icon: NotificationOutlined,
    home: '/notice',
    screens: [{ path: '/notice/:id?', screen: () => import('../notice/NoticeRoom.tsx') }],
    papers: [
      { path: '/paper/postedNotice/:id/slides', screen: () => import('../notice/NoticeSlides.tsx') },
      { path: '/paper/postedNotice/:id/:form', screen: () => import('../notice/NoticePaper.tsx') },
      { path: '/paper/notices/slides', screen: () => import('../notice/NoticeSlides.tsx') },
    ],
    commands: [
      { name: 'newNotice', path: '/notice/new' },
      { name: 'dueNotices', path: '/notice?shelf=due' },
      { name: 'hallDisplay', path: '/paper/notices/slides' },
      { name: 'noticeRules', path: '/notice/terms' },
    ],
  },
  {
    name: 'settings',
    icon: SettingOutlined,
    home: '/settings/station',
    screens: [{ path: '/settings/:part', screen: () => import('../settings/SettingsScreen.tsx') }],
    commands: [
      { name: 'newPin', path: '/settings/clerk' },
      { name: 'largeType', path: '/settings/screen' },
    ],
  },
  {
    name: 'file',
    home: '/settings/sync',
    screens: [{ path: '/file/:id?', screen: () => import('../file/FileScreen.tsx') }],
  },
  {
    name: 'sync',
    home: '/settings/sync',
    screens: [{ path: '/settings/sync/:part?/:id?', screen: () => import('../sync/SyncScreen.tsx') }],
  },
];
