// Package calendar counts working days (工作日) in China.
//
// The office's rules speak in working days: a letter is passed on the day it is
// registered (第九条), is signed for, handled and reported on within so many
// working days of being assigned (第十条). Which days those are is not a matter of
// Monday to Friday: in China a Saturday can be a working day (调休) and a Tuesday
// can be part of a holiday, and the State Council's General Office (国务院办公厅)
// says which, once a year, in November, for the year that follows.
//
// A [Day] is a date in China. It has no time of day and no time zone, because
// deadlines are days and not instants; a period ends at the close of business
// of its last day, see [Close].
//
// A [Calendar] knows each day as working or not, and why. It is made of layers
// (design/domain.md §4), of which a later one wins day by day:
//
//   - the weekday rule: Saturday and Sunday are off, and 1 January is off by
//     statute in every year, announced or not;
//   - the national notice, of which the years 2024 to 2026 are built in, see
//     [National];
//   - the region: 宁夏 adds 开斋节 and 古尔邦节;
//   - local closures.
//
// A year is loaded when some layer says that it holds that year's notice. A
// period that touches a year that is not loaded can still be counted, by the
// rules that are known, but its end is provisional (暂定): see [Deadline]. It will
// be counted again when the notice is there.
//
// Counting starts on day 0, the day of the assignment, which is never counted
// itself; [Calendar.Plus] gives the n-th working day after it and
// [Calendar.Walk] the same count day by day, which is the answer to 为什么.
//
// The package reads no clock and does no input or output.
package calendar
