/** Words that stand in the cells of rosters, by which columns and rows are told apart where headers do not help. */

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任' +
  '沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫' +
  '孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌' +
  '毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚' +
  '娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池' +
  '查麻苑迟邝封官谈匡鞠惠荆乐冀胥南班储芮湛郁强逯花晋郏濮谌邸展鄢普奚鹿由楚衣雍密阚束母朴计禹占褟练巴勾' +
  '幸揭扈次青水居鄂冼粟弓布木腊刀岩波云昌凤酆廉皮元平狄贝伏茅危支昝经裘干宣贲杭洪诸钮嵇滑荀羊於家羿汲邴' +
  '糜松井富乌牧隗山宓蓬郗仰秋伊暴钭厉戎祖韶郜蓟薄印宿怀蒲邰从索咸籍赖蔺屠阴能苍双闻莘贡劳逄扶堵宰郦郤璩' +
  '寿通燕浦别充慕茹习宦鱼容慎戈庾终暨衡步都满弘国广禄阙东殳沃利蔚越夔隆厍晁融訾那空毋乜养须丰巢蒯相后红' +
  '竺权盖益桓公丘代宾仝操揣汝海帅缑亢况有琴墨哈谯笪年佴';
const DOUBLE_SURNAMES =
  /^(?:欧阳|上官|司马|诸葛|令狐|皇甫|尉迟|东方|公孙|慕容|夏侯|司徒|长孙|宇文|端木|独孤|南宫|拓跋|呼延|闻人|轩辕)/;

/** Whether this is how a Chinese or minority person is named: 2 to 4 characters after a surname, or parts joined by ·. */
export function looksLikeName(text: string): boolean {
  const tidy = text.replace(/\s/g, '');
  if (/^\p{Script=Han}{1,8}(?:[·•‧・]\p{Script=Han}{1,10})+$/u.test(tidy)) return true;
  if (!/^\p{Script=Han}{2,4}$/u.test(tidy)) return false;
  if (isRelation(tidy) || isEthnicity(tidy) || NO_NAMES.test(tidy)) return false;
  return SURNAMES.includes([...tidy][0] as string) || DOUBLE_SURNAMES.test(tidy);
}

/** Other words of two to four characters that begin like a surname. */
const NO_NAMES =
  /文盲|半文盲|文化|高中|中专|大专|本科|小学|初中|硕士|群众|党员|团员|务工|残疾|低保|五保|留守|独居|退役|户主|和谐|[组队村社镇乡]$|[小合总共]计/;

const RELATIONS = new Set(
  (
    '户主 本人 配偶 妻 妻子 老婆 爱人 夫 丈夫 夫妻 之夫 之妻 ' +
    '子 儿 儿子 女 女儿 长子 次子 三子 四子 五子 六子 长女 次女 三女 四女 五女 六女 二子 二女 大儿子 二儿子 小儿子 大女儿 二女儿 小女儿 ' +
    '独生子 独生女 养子 养女 继子 继女 养子或继子 养女或继女 婿 女婿 媳 儿媳 儿媳妇 媳妇 长媳 次媳 ' +
    '孙 孙子 孙女 外孙 外孙子 外孙女 长孙 次孙 曾孙 曾孙子 曾孙女 重孙 重孙女 曾外孙 孙媳 孙媳妇 孙婿 孙女婿 外孙媳 外孙女婿 ' +
    '父 父亲 母 母亲 父母 岳父 岳母 公公 婆婆 公爹 继父 继母 养父 养母 ' +
    '祖父 祖母 爷爷 奶奶 外祖父 外祖母 外公 外婆 姥姥 姥爷 曾祖父 曾祖母 配偶祖父母 ' +
    '兄 弟 姐 妹 兄弟 姐妹 兄弟姐妹 哥哥 弟弟 姐姐 妹妹 哥 嫂 嫂子 嫂嫂 弟媳 弟妹 弟媳妇 姐夫 妹夫 ' +
    '伯父 伯母 叔父 叔叔 婶母 婶婶 姑 姑姑 姑母 姑父 舅 舅父 舅舅 舅母 姨 姨母 姨父 ' +
    '侄 侄子 侄儿 侄女 外甥 外甥女 堂兄 堂弟 堂姐 堂妹 表兄 表弟 表姐 表妹 内侄 侄孙 ' +
    '其他 其它 其他亲属 非亲属 同户 寄居 寄养 保姆 雇工 收养 集体户 户内成员 家庭成员'
  ).split(' '),
);

export function isRelation(text: string): boolean {
  return RELATIONS.has(text.replace(/\s/g, '').replace(/^户主(?:之|的)?(?=.)/, ''));
}

/** Whether the relation says that this is the head of the household. */
export function isHeadRelation(text: string): boolean {
  return /^(?:户主|本人|户主本人|本人户主|家长)$/.test(text.replace(/[\s()（）]/g, ''));
}

/** The 56 peoples of GB/T 3304, without 族. */
const PEOPLES = new Set(
  (
    '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 ' +
    '土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 ' +
    '赫哲 门巴 珞巴 基诺'
  ).split(' '),
);

export function isEthnicity(text: string): boolean {
  return PEOPLES.has(text.replace(/\s/g, '').replace(/族$/, ''));
}

export function isEducation(text: string): boolean {
  return /^(?:.*(?:文盲|小学|初中|高中|中专|大专|本科|专科|硕士|博士|研究生|职高|中职|技校|大学|学龄前|幼儿|不识字).*)$/.test(
    text.length <= 10 ? text : '',
  );
}

/** GB/T 4762 as clerks write it. */
export function isPoliticalStatus(text: string): boolean {
  return /^(?:(?:普通)?群众|(?:中共)?(?:正式)?党员|中共(?:预备)?党员|预备党员|(?:共青)?团员|少先队员|无党派(?:人士|民主人士)?|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?:会员|盟员|党员|社员)?$/.test(
    text.replace(/\s/g, ''),
  );
}

/** Words of the last column: what is special about a person. */
export function isRemark(text: string): boolean {
  return /已故|死亡|去世|低保|五保|特困|残疾|党员|退役|军人|军属|烈属|脱贫|贫困|监测户|留守|独居|空巢|外出|务工|外嫁|人户分离|空挂|迁出|孤儿|在校|慢病|精神/.test(
    text,
  );
}
