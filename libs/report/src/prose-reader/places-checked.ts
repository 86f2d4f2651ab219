/** 对18家自营厅和63家代理点暗访检查81家次: how often is told, and the places are those that there are. */
export const CHECKED_TIMES =
  /^[^，。；]{0,24}(?:检查|暗访|督查|抽查|巡查|排查|督导)[^，。；\d]{0,6}\d+(?:余|多)?(?:家次|处次|点次|所次|户次|店次|个次)/u;

/** 对全部35家厅店完成两轮检查: the rounds are told. */
export const CHECKED_IN_ROUNDS =
  /^[^，。；\d]{0,10}(?:完成|开展|进行)了?[一二两三四五六七八九\d]{1,2}[轮遍次](?:检查|排查|暗访|巡查|抽查|督查)/u;
